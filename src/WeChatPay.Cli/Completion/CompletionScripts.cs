namespace WeChatPay.Cli.Completion;

/// <summary>One script for each shell. The script asks the tool for completions by <c>[suggest:POSITION]</c>.</summary>
internal static class CompletionScripts
{
    // Bash also breaks words at `:` and `=`; no path or option has either.
    private const string Bash =
        """
        # wechatpay completion for bash. In ~/.bashrc: source <(wechatpay completion bash)
        _wechatpay() {
          local IFS=$'\n'
          local word="${COMP_WORDS[COMP_CWORD]}"
          COMPREPLY=()
          local one
          while IFS= read -r one; do
            [[ "$one" == "$word"* ]] && COMPREPLY+=("$one")
          done < <(wechatpay "[suggest:${COMP_POINT}]" "${COMP_LINE}" 2>/dev/null)
        }
        complete -F _wechatpay wechatpay

        """;

    private const string Zsh =
        """
        #compdef wechatpay
        # wechatpay completion for zsh. In ~/.zshrc, after compinit: source <(wechatpay completion zsh)
        _wechatpay() {
          local -a found
          found=("${(@f)$(wechatpay "[suggest:${#${BUFFER[1,CURSOR]}}]" "$BUFFER" 2>/dev/null)}")
          compadd -- $found
        }
        compdef _wechatpay wechatpay

        """;

    private const string Fish =
        """
        # wechatpay completion for fish. Save as ~/.config/fish/completions/wechatpay.fish
        function __wechatpay_complete
          set -l line (commandline -cp)
          set -l position (string length -- "$line")
          wechatpay "[suggest:$position]" "$line" 2>/dev/null
        end
        complete -c wechatpay -f -a '(__wechatpay_complete)'

        """;

    private const string PowerShell =
        """
        # wechatpay completion for PowerShell. In $PROFILE: wechatpay completion pwsh | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName wechatpay -ScriptBlock {
          param($wordToComplete, $commandAst, $cursorPosition)
          $pattern = "$([WildcardPattern]::Escape($wordToComplete))*"
          wechatpay "[suggest:$cursorPosition]" "$commandAst" 2>$null | Where-Object { $_ -like $pattern } | ForEach-Object {
            [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
          }
        }

        """;

    /// <summary>Gets the scripts by the names of their shells.</summary>
    public static IReadOnlyDictionary<string, string> ByShell { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        ["bash"] = Bash,
        ["zsh"] = Zsh,
        ["fish"] = Fish,
        ["pwsh"] = PowerShell,
    };
}
