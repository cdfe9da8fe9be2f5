import { listPieces, rewritePiece, showPiece, stepPiece, writePiece } from '@heard/contracts/engagement'
import { PieceController } from './piece.controller.ts'
import { Pieces, StepPieceHandler, WritePieceHandler } from './piece.handlers.ts'
import { ListPiecesHandler, PieceWordings, ShowPieceHandler } from './piece.queries.ts'

export const pieceRoutes = [writePiece, rewritePiece, stepPiece, listPieces, showPiece]

export const pieceControllers = [PieceController]

export const pieceProviders = [Pieces, PieceWordings, WritePieceHandler, StepPieceHandler, ListPiecesHandler, ShowPieceHandler]
