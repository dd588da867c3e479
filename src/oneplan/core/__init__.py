"""What every concept stands on: errors, findings, messages, money, abstract rows, paging."""
