"""Pages as pictures for a chat group: few figures, a small chart, the address as a QR code."""
