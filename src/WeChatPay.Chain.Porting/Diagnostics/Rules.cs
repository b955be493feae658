namespace WeChatPay.Porting.Diagnostics;

/// <summary>The diagnostics that are about the language.</summary>
internal static partial class Rules
{
    public static readonly PortingRule Syntax = new(
        "WCP3001",
        "The text is not PHP",
        "PHP 8.2 refuses the text at this place too. The message has PHP's words.",
        "Mend the PHP first: `php -l file.php` reports the same place.");

    public static readonly PortingRule Depth = new(
        "WCP3002", "The code is nested too deep", "The porter bounds the depth, so that no input exhausts the stack.", "Assign inner parts to variables.");

    public static readonly PortingRule Name = new(
        "WCP3003", "C# cannot spell the name", "PHP allows characters in names that are not letters in C#.", "Use letters, digits and `_`.");

    public static readonly PortingRule Bytes = new(
        "WCP3004",
        "The string is not UTF-8",
        "A string of PHP holds bytes. A string of C# holds text, and cannot keep bytes that are not UTF-8.",
        "Write characters as `\\u{…}`, or compare hexadecimal digits: `bin2hex($text) === '1f8b'`.");

    public static readonly PortingRule Reference = new(
        "WCP3010",
        "A reference is not ported here",
        "Two names for one variable have no counterpart in C#. Ported are `use (&$x)`, and parameters by reference of your own functions that get a plain "
            + "variable.",
        "Assign the value, or return the changed value: `$list = change($list);`.");

    public static readonly PortingRule Goto = new(
        "WCP3011", "`goto` is not ported", "Jumps of PHP may lead out of blocks in ways that C# refuses.", "Use a loop, or a function that returns early.");

    public static readonly PortingRule Levels = new(
        "WCP3012", "`break` and `continue` leave one loop", "C# leaves one loop or `switch` only.", "Put the loops into a function and return from it, or "
            + "use a flag.");

    public static readonly PortingRule Computed = new(
        "WCP3013",
        "A computed name is not ported",
        "C# looks names up when it compiles: `$$name`, `$class::method()`, `new $class` and `$object->$name()` have no counterpart.",
        "Write the name, or choose with `match`; for variables use an array: `$values[$name]`.");

    public static readonly PortingRule Include = new(
        "WCP3014",
        "Another file is not read",
        "The porter sees one file at a time. `vendor/autoload.php` is left out by itself.",
        "Port the folder: `wechatpay port src/ --out cs/`, or paste the code of the file here.");

    public static readonly PortingRule Program = new(
        "WCP3015", "A program or code in text is not run", "Backticks, `eval` and `declare(ticks=…)` have no counterpart.", "Write the work as C#, or "
            + "call it by `Process.Start`.");

    public static readonly PortingRule Global = new(
        "WCP3016", "`global` is not ported here", "The variable belongs to code that the porter does not see.", "Pass the value as a parameter.");

    public static readonly PortingRule Generator = new(
        "WCP3017",
        "This form of `yield` is not ported",
        "A generator becomes an iterator of C#, or an `async Generator` where it does more than give values. Not ported are a `finally` around `yield` in a "
            + "generator that a variable holds, `fn` that yields, and one name for a generator and another method.",
        "Loop over the call itself, and assign what `yield` gives to a variable.");

    public static readonly PortingRule Class = new(
        "WCP3018",
        "This part of a class is not ported",
        "Anonymous classes, rules of traits (`insteadof`), magic methods such as `__get` and `__call`, and constructors that are inherited without being "
            + "written have no "
        + "plain counterpart.",
        "Write a named class with ordinary methods.");

    public static readonly PortingRule Control = new(
        "WCP3019",
        "This form of a statement is not ported",
        "C# has no counterpart of this form: a jump outside of a loop, a value that nothing receives, a target that is not a variable.",
        "Write it as the message says.");

    public static readonly PortingRule Destructuring = new(
        "WCP3020", "This destructuring is not ported", "Ported are targets that are variables, entries and properties, each with one value.", "Assign the "
            + "values one by one.");
}
