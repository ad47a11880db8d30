"""Small encoders of our own training, run as int8 ONNX: what a marked act is, and who said what."""
