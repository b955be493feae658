namespace WeChatPay.Porting.Diagnostics;

/// <content>The diagnostics that are about names, values and the world around the code.</content>
internal static partial class Rules
{
    public static readonly PortingRule Function = new(
        "WCP3030",
        "The function is not ported",
        "`WeChatPay.Php` has no function of this name that does the same.",
        "The hint names the way that ports. Otherwise put the line into a function of its own, leave its body out, and write that function in C#.");

    public static readonly PortingRule Count = new(
        "WCP3031", "The number of arguments differs", "The function is ported with other parameters.", "Write the arguments that the message lists.");

    public static readonly PortingRule Arguments = new(
        "WCP3032",
        "These arguments are not ported",
        "Named and spread arguments are ported for your own functions, methods and constructors, and for functions whose parameters the porter knows.",
        "Write the arguments one by one, in order.");

    public static readonly PortingRule ClassName = new(
        "WCP3033",
        "The class is not ported",
        "The class is neither in the code nor in the SDK, and the porter does not know a counterpart.",
        "Port the file of the class together with this one (`wechatpay port src/ --out cs/`), or write the class in C#.");

    public static readonly PortingRule Constant = new("WCP3034", "The constant is not ported", "The porter does not know its value.", "Write its value.");

    public static readonly PortingRule Member = new(
        "WCP3035", "The value has no such member", "The porter knows the type of the value, and the type has no such member.", "Use one of the members "
            + "that the hint lists.");

    public static readonly PortingRule Stream = new(
        "WCP3036",
        "The name is not a file",
        "`file_get_contents` reads files and `php://input`. Other names of streams, and URLs, do not lead to a file.",
        "Download with `$instance->chain('…')->get(['sink' => $path])`.");

    public static readonly PortingRule Request = new(
        "WCP3037",
        "The web request is not known here",
        "`$_FILES`, `$_SESSION`, `$_COOKIE` and `$_REQUEST` belong to the web server. Ported are `$_SERVER`, `$_GET`, `$_POST`, `php://input` and the "
            + "requests of Laravel, ThinkPHP and PSR-7.",
        "Take the value as a parameter of the function.");

    public static readonly PortingRule Option = new(
        "WCP3038",
        "The option is not known",
        "The client has no such option of a call. Sent on, the option would do nothing.",
        "Remove it. Certificates, proxies and timeouts of a connection are set for the client: see docs/en/options.md.");

    public static readonly PortingRule Operator = new(
        "WCP3040",
        "The operator is not ported for these values",
        "C# would compute another result than PHP.",
        "Write the conversion that you mean, as the hint says.");

    public static readonly PortingRule Value = new(
        "WCP3041", "The value cannot be used like this", "PHP would fail here, or C# would do something else.", "Use the value as the hint says.");

    public static readonly PortingRule Cast = new(
        "WCP3042", "The cast is not ported for this value", "The result would have another type in C#.", "Build the value itself.");

    public static readonly PortingRule Unassigned = new(
        "WCP3050",
        "The variable has no value",
        "Nothing in the code assigns the variable. A fragment expects it from the code around it; a whole program cannot run without it.",
        "Assign the variable first.");

    public static readonly PortingRule Scope = new(
        "WCP3051",
        "A function does not see the variable",
        "A function of PHP has its own variables. Here the variable is null in PHP.",
        "Add it to `use`: `function (…) use ($x)`, or pass it as a parameter.");

    public static readonly PortingRule Capture = new(
        "WCP3052",
        "The variable changes after a function took its value",
        "A function of PHP keeps the value that the variable had. A function of C# sees the variable itself.",
        "Use a variable of its own for the function: `$theName = $name;`.");

    public static readonly PortingRule Closure = new(
        "WCP3053",
        "A function is not ported here",
        "A closure goes to `then`, `otherwise`, a handler, a function that takes one, or a variable.",
        "Assign the closure to a variable, or call it.");

    public static readonly PortingRule Array = new(
        "WCP3054", "This array is not ported", "The entries have no counterpart in C# at this place.", "Assign the array to a variable first, or write "
            + "the entries.");

    public static readonly PortingRule Type = new(
        "WCP3055", "The type is not ported", "The type is neither in the code nor known to the porter.", "Leave out the type.");

    public static readonly PortingRule Path = new(
        "WCP3060",
        "The value goes through the naming of the chain",
        "The SDK writes capitals of a segment in lower case with `-`. A value with capitals in a path is changed by that: PHP changes "
            + "it, and the C# changes it too, or refuses to send it.",
        "Use a path variable: `->chain('v3/…/{out_trade_no}/close')->post(['out_trade_no' => $no])`.");
}
