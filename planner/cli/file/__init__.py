"""The commands on the file: sync, snapshots, doctor, encryption."""
