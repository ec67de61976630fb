from maquette.cli import run

run()
