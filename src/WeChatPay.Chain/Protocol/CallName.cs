namespace WeChatPay.Protocol;

/// <summary>The name of a call in messages and logs, <c>POST v3/pay/transactions/native</c>. Its text is written where a message needs it.</summary>
/// <param name="Verb">The HTTP method in upper case; empty for a callback.</param>
/// <param name="Path">The path template, without the values of its variables.</param>
/// <remarks>Immutable and thread-safe.</remarks>
internal readonly record struct CallName(string Verb, string Path)
{
    /// <summary>Gets the expanded path where the template holds variables, because <c>{+path}</c> may be a refund. No message shows it.</summary>
    public string? Expanded { private get; init; }

    /// <summary>Gets the path by which the operation is known: without a slash in front, and its protocol in small letters.</summary>
    public string KnownPath
    {
        get
        {
            var path = (Expanded ?? Path).TrimStart('/');
            return path.Length > 2 && path[0] == 'V' ? $"v{path[1..]}" : path;
        }
    }

    /// <summary>Names a callback or a signature, which are not calls.</summary>
    /// <param name="name">For example <c>callback EV-2018022511223320873</c>.</param>
    public static CallName WithoutVerb(string name) => new("", name);

    /// <summary>Writes the name as it stands in a message.</summary>
    public override string ToString() => Verb is null or "" ? Path ?? "" : $"{Verb} {Path}";
}
