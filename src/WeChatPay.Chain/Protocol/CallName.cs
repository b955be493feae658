namespace WeChatPay.Protocol;

/// <summary>The name of a call in messages and logs, <c>POST v3/pay/transactions/native</c>. Its text is written where a message needs it.</summary>
/// <param name="Verb">The HTTP method in upper case; empty for a callback.</param>
/// <param name="Path">The path template, without the values of its variables.</param>
/// <remarks>Immutable and thread-safe.</remarks>
internal readonly record struct CallName(string Verb, string Path)
{
    /// <summary>Names a callback or a signature, which are not calls.</summary>
    /// <param name="name">For example <c>callback EV-2018022511223320873</c>.</param>
    public static CallName WithoutVerb(string name) => new("", name);

    /// <summary>Writes the name as it stands in a message.</summary>
    public override string ToString() => Verb is null or "" ? Path ?? "" : $"{Verb} {Path}";
}
