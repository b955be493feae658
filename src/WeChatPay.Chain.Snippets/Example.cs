namespace WeChatPay.Snippets;

/// <summary>An example value, not yet written in a language.</summary>
internal abstract record Example
{
    /// <summary>Text.</summary>
    public sealed record Text(string Value) : Example;

    /// <summary>A number, <c>true</c> or <c>false</c>: C# and PHP write them alike.</summary>
    public sealed record Plain(string Value) : Example;

    /// <summary>Names and values.</summary>
    /// <param name="Entries">Each name with its value.</param>
    /// <param name="IsLoose">Whether the documentation does not have these names, so that the typed chain has no type for them.</param>
    public sealed record Map(IReadOnlyList<ExampleEntry> Entries, bool IsLoose = false) : Example;

    /// <summary>A list of one value.</summary>
    public sealed record List(Example Item) : Example;

    /// <summary>A text that holds names and values as JSON.</summary>
    public sealed record Json(Example Value) : Example;

    /// <summary>An expression of each language, where no literal has the value.</summary>
    public sealed record Expression(string Php, string CSharp) : Example;
}

/// <summary>A name with its example value.</summary>
internal sealed record ExampleEntry(string Name, Example Value);
