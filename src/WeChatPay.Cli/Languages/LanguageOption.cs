using System.CommandLine;
using System.CommandLine.Parsing;

namespace WeChatPay.Cli.Languages;

/// <summary>The option <c>--lang</c>, which every command has.</summary>
internal static class LanguageOption
{
    public const string Name = "--lang";

    public static Option<string> Create()
    {
        var option = new Option<string>(Name)
        {
            Description = Message.Of("The language of help and messages: zh or en. Default: the language of LC_ALL, LC_MESSAGES or LANG."),
            HelpName = "zh|en",
            Recursive = true,
        };
        option.CompletionSources.Add([.. ToolLanguages.ByName.Keys]);
        option.Validators.Add(static given =>
        {
            if (given.Tokens is [{ Value: var text }] && !ToolLanguages.ByName.ContainsKey(text))
                given.AddError(Message.Format($"--lang {text} is not a language of the tool. Write --lang zh or --lang en. Nothing was sent."));
        });
        return option;
    }

    /// <summary>Lets <c>--lang</c> stand beside <c>--version</c>, which the parser allows alone.</summary>
    public static VersionOption Allow(VersionOption version)
    {
        version.Validators.Clear();
        version.Validators.Add(static given =>
        {
            var others = (given.Parent as CommandResult)?.Children.Where(static one => one is not OptionResult { Implicit: true }
                and not OptionResult { Option: VersionOption or { Name: Name } }) ?? [];
            if (others.Any())
                given.AddError(Message.Find(ParserText.NotAlone).Replace("{0}", given.Option.Name, StringComparison.Ordinal));
        });
        return version;
    }

    /// <summary>Gets the language that a command line names; null when it names none.</summary>
    public static ToolLanguage? Find(ParseResult line)
    {
        var option = line.RootCommandResult.Command.Options.Single(static one => one.Name == Name);
        return line.GetResult(option)?.Tokens is [{ Value: var text }] && ToolLanguages.ByName.TryGetValue(text, out var language) ? language : null;
    }
}
