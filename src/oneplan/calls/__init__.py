"""The call that opens a round (หนังสือแจ้งกรอบทิศทาง), and what those addressed answer."""
