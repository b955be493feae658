namespace WeChatPay.Snippets;

/// <summary>Which fields an example has.</summary>
internal enum ExampleScope
{
    /// <summary>Every documented field.</summary>
    All,

    /// <summary>The required fields. An object of which no field is required keeps its simple fields: the documentation does not say which it needs.</summary>
    Required,
}
