"""`planner completion`: a few lines for a shell, which ask the planner what may come next.

They know nothing of the commands themselves, and so do not go stale.
"""

from __future__ import annotations

import shlex
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from planner.cli.shell import Shell

BASH = r"""
_planner() {
  local cur=${COMP_WORDS[COMP_CWORD]} value about
  local -a program=("${COMP_WORDS[0]}")
  type -P "$program" >/dev/null || program=(PROGRAM)
  COMPREPLY=()
  while IFS=$'\t' read -r value about; do
    [[ $cur == [\"\']* ]] || value=$(printf '%q' "$value")
    COMPREPLY+=("$value")
  done < <("${program[@]}" complete bash "${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null)
  [[ ${#COMPREPLY[@]} -ne 1 || $COMPREPLY != */ ]] || compopt -o nospace
}
complete -o nosort -F _planner planner planner-daily
"""
ZSH = r"""
(( $+functions[compdef] )) || { autoload -Uz compinit && compinit }
_planner() {
  local -a program=(${words[1]})
  whence -p $program >/dev/null || program=(PROGRAM)
  local -a offers=("${(@f)$($program complete zsh "${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  [[ -n $offers ]] && _describe -V planner offers
}
compdef _planner planner planner-daily
"""
FISH = r"""
function __planner_complete
  set -l program (commandline -opc)[1]
  type -q $program; or set program PROGRAM
  $program complete fish (commandline -opc)[2..-1] (commandline -ct) 2>/dev/null
end
complete -c planner -f -a '(__planner_complete)'
complete -c planner-daily -f -a '(__planner_complete)'
"""
SCRIPTS: Mapping[str, str] = {"bash": BASH, "zsh": ZSH, "fish": FISH}
"""The script for each shell; PROGRAM is what runs where the word that was typed is on no path."""


def completion(shell: Shell) -> int:
    """Print what makes a shell complete the planner's commands."""
    text = script(shell.args.shell)
    shell.answer({"shell": shell.args.shell, "script": text}, text.split("\n"))
    return 0


def script(name: str) -> str:
    """Return the script for a shell."""
    program = shlex.join([sys.executable, "-m", "planner"])
    return SCRIPTS[name].strip().replace("PROGRAM", program)
