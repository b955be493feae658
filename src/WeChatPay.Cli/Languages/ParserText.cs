namespace WeChatPay.Cli.Languages;

/// <summary>Translates the texts of System.CommandLine, whose own Chinese is half English.</summary>
internal static class ParserText
{
    /// <summary>The message for <c>--version</c> beside other arguments.</summary>
    public const string NotAlone = "{0} option cannot be combined with other arguments.";

    /// <summary>The message for a command line without a command.</summary>
    public const string NoCommand = "Required command was not provided.";

    /// <summary>Gets the messages that the parser gives, the longer of two alike first.</summary>
    public static IReadOnlyList<string> Messages { get; } =
    [
        "Cannot parse argument '{0}' for command '{1}' as expected type '{2}'. Did you mean one of the following?{3}",
        "Cannot parse argument '{0}' for command '{1}' as expected type '{2}'.",
        "Cannot parse argument '{0}' for option '{1}' as expected type '{2}'. Did you mean one of the following?{3}",
        "Cannot parse argument '{0}' for option '{1}' as expected type '{2}'.",
        "Cannot parse argument '{0}' as expected type '{1}'.",
        "Required argument '{0}' missing for command: '{1}'.",
        "Required argument missing for option: '{0}'.",
        NoCommand,
        "Option '{0}' is required.",
        "Option '{0}' expects a single argument but {1} were provided.",
        "Argument '{0}' not recognized. Must be one of:{1}",
        "Unrecognized command or argument '{0}'.",
        "'{0}' was not matched. Did you mean one of the following?",
        NotAlone,
        "Show help and usage information",
        "Show version information",
    ];

    /// <summary>Gets the headings and labels of help.</summary>
    public static IReadOnlyList<string> Labels { get; } =
        ["Description:", "Usage:", "Arguments:", "Options:", "Commands:", "[options]", "[command]", "(REQUIRED)", "default"];

    private static readonly TextPatterns Patterns = new(Messages);

    /// <summary>Translates a message of the parser; any other text stays.</summary>
    public static string Translate(string message) => Patterns.Find(message) ?? message;
}
