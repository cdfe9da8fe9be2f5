// Checks a published ledger with other people's code: the Go project's sumdb/note and sumdb/tlog, which serve its own checksum database.
//
// Usage: independent FOLDER KEY [OLDER-CHECKPOINT-FILE]
package main

import (
	"encoding/base64"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"
)

const height = 8
const width = 1 << height

// folder reads the files of a log; the tiles of C2SP have the paths of sumdb's without the height.
type folder string

func (f folder) Height() int { return height }

func (f folder) SaveTiles([]tlog.Tile, [][]byte) {}

func (f folder) ReadTiles(tiles []tlog.Tile) ([][]byte, error) {
	var all [][]byte
	for _, tile := range tiles {
		data, err := os.ReadFile(f.place(tile))
		if err != nil {
			return nil, err
		}
		all = append(all, data)
	}
	return all, nil
}

func (f folder) place(tile tlog.Tile) string {
	path := strings.TrimPrefix(tile.Path(), fmt.Sprintf("tile/%d/", height))
	return filepath.Join(string(f), "tile", strings.Replace(path, "data/", "entries/", 1))
}

// bundle reads the entries of one bundle, each after its length in two bytes.
func (f folder) bundle(number int64, count int) ([][]byte, error) {
	data, err := os.ReadFile(f.place(tlog.Tile{H: height, L: -1, N: number, W: count}))
	if err != nil {
		return nil, err
	}
	var entries [][]byte
	for len(data) >= 2 {
		length := int(binary.BigEndian.Uint16(data))
		if len(data) < 2+length {
			return nil, fmt.Errorf("bundle %d is cut short", number)
		}
		entries = append(entries, data[2:2+length])
		data = data[2+length:]
	}
	if len(entries) != count || len(data) != 0 {
		return nil, fmt.Errorf("bundle %d holds %d entries, not %d", number, len(entries), count)
	}
	return entries, nil
}

// open verifies the signature of a checkpoint and reads its tree.
func open(file string, verifier note.Verifier) (tlog.Tree, error) {
	none := tlog.Tree{}
	text, err := os.ReadFile(file)
	if err != nil {
		return none, err
	}
	signed, err := note.Open(text, note.VerifierList(verifier))
	if err != nil {
		return none, fmt.Errorf("%s: %w", file, err)
	}
	lines := strings.Split(signed.Text, "\n")
	if len(lines) < 4 || lines[0] != verifier.Name() {
		return none, fmt.Errorf("%s is not a checkpoint of %s", file, verifier.Name())
	}
	size, err := strconv.ParseInt(lines[1], 10, 64)
	if err != nil {
		return none, err
	}
	root, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || len(root) != tlog.HashSize {
		return none, fmt.Errorf("%s has no root", file)
	}
	tree := tlog.Tree{N: size}
	copy(tree.Hash[:], root)
	return tree, nil
}

// checkEntries proves every entry in the tree by its own proof.
func checkEntries(f folder, tree tlog.Tree, hashes tlog.HashReader) error {
	for first := int64(0); first < tree.N; first += width {
		count := width
		if tree.N-first < width {
			count = int(tree.N - first)
		}
		entries, err := f.bundle(first/width, count)
		if err != nil {
			return err
		}
		for at, entry := range entries {
			index := first + int64(at)
			proof, err := tlog.ProveRecord(tree.N, index, hashes)
			if err != nil {
				return fmt.Errorf("entry %d: %w", index, err)
			}
			if err := tlog.CheckRecord(proof, tree.N, tree.Hash, index, tlog.RecordHash(entry)); err != nil {
				return fmt.Errorf("entry %d is not the one that was signed: %w", index, err)
			}
		}
	}
	return nil
}

// checkHistory proves that the tree only adds to an older one.
func checkHistory(older, tree tlog.Tree, hashes tlog.HashReader) error {
	if older.N > tree.N {
		return fmt.Errorf("the older checkpoint has %d entries, and there are only %d", older.N, tree.N)
	}
	proof, err := tlog.ProveTree(tree.N, older.N, hashes)
	if err != nil {
		return err
	}
	if err := tlog.CheckTree(proof, tree.N, tree.Hash, older.N, older.Hash); err != nil {
		return fmt.Errorf("the history was rewritten: %w", err)
	}
	return nil
}

func run(arguments []string) error {
	if len(arguments) < 2 || len(arguments) > 3 {
		return fmt.Errorf("usage: independent FOLDER KEY [OLDER-CHECKPOINT-FILE]")
	}
	files := folder(arguments[0])
	verifier, err := note.NewVerifier(arguments[1])
	if err != nil {
		return fmt.Errorf("the key: %w", err)
	}
	tree, err := open(filepath.Join(arguments[0], "checkpoint"), verifier)
	if err != nil {
		return err
	}
	fmt.Printf("checkpoint of %s: signature good, %d entries, root %s\n", verifier.Name(), tree.N, tree.Hash)
	hashes := tlog.TileHashReader(tree, files)
	if tree.N > 0 {
		root, err := tlog.TreeHash(tree.N, hashes)
		if err != nil || root != tree.Hash {
			return fmt.Errorf("the tiles do not lead to the root that was signed (%v)", err)
		}
		fmt.Println("tiles: lead to the root")
	}
	if err := checkEntries(files, tree, hashes); err != nil {
		return err
	}
	fmt.Printf("entries: %d of %d proven one by one\n", tree.N, tree.N)
	if len(arguments) == 3 {
		older, err := open(arguments[2], verifier)
		if err != nil {
			return err
		}
		if err := checkHistory(older, tree, hashes); err != nil {
			return err
		}
		fmt.Printf("history: begins with the %d entries of the older checkpoint\n", older.N)
	}
	return nil
}

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "DOUBT:", err)
		os.Exit(1)
	}
}
