namespace WeChatPay.Porting.Diagnostics;

/// <content>The warnings, and the list of all.</content>
internal static partial class Rules
{
    public static readonly PortingRule LeftOut = new(
        "WCP3090", "A line is left out", "C# needs no counterpart of the line: an autoloader, `declare(strict_types=1)`, an attribute.", "Nothing. The "
            + "code means the same without it.");

    public static readonly PortingRule Assumed = new(
        "WCP3091", "A class is assumed", "No `use` names the class. The porter takes the class of the SDK, or of a dependency, that has the name.", "Add "
            + "the `use` line if another class is meant.");

    public static readonly PortingRule Surroundings = new(
        "WCP3092", "The surrounding code has to supply something", "The variable, the configuration or the logger comes from the code around the ported "
            + "one.", "Declare it where you paste the code.");

    public static readonly PortingRule FromRequest = new(
        "WCP3094", "The code reads the web request", "Headers, fields and the body belong to the web server in PHP. In C# your web framework has them.", "Run "
            + "the code inside of `new WebRequest(headers, body).Handle(() => …)`.");

    public static readonly PortingRule Idiom = new(
        "WCP3070",
        "The piece has no idiomatic form",
        "With `--output idiomatic` the porter writes plain C#, and only where it is sure of the types and of the same result.",
        "Port the file with `--output verbatim`, or follow the hint.");

    public static readonly PortingRule Printed = new(
        "WCP3093",
        "The text that is printed differs",
        "`print_r` and `var_dump` show values in PHP's form. With `--output idiomatic` the C# prints JSON.",
        "Nothing, unless a program reads the text.");

    public static readonly PortingRule ParsedCallback = new(
        "WCP3095",
        "The callback parser does more",
        "With `--output idiomatic` the callback parser verifies and decrypts. It also refuses an old time, an unknown serial, a body above 1 MiB "
            + "and WeChat Pay's own probes. What it cannot decrypt goes the same way as a wrong signature.",
        "Nothing. Register a `CallbackParser` where the application starts.");

    public static readonly PortingRule LogFields = new(
        "WCP3096",
        "The line of the log differs",
        "PHP writes the context behind the message. With `--output idiomatic` the values are fields of `ILogger`, in the message.",
        "Nothing, unless a program reads the log.");

    // The order of static fields over several files is not fixed.
    public static IReadOnlyList<PortingRule> All =>
    [
        Syntax, Depth, Name, Bytes, Reference, Goto, Levels, Computed, Include, Program, Global, Generator, Class, Control, Destructuring,
        Function, Count, Arguments, ClassName, Constant, Member, Stream, Request, Option, Operator, Value,
        Cast, Unassigned, Scope, Capture, Closure, Array, Type, Path, Idiom,
        LeftOut, Assumed, Surroundings, Printed, FromRequest, ParsedCallback, LogFields,
    ];
}
