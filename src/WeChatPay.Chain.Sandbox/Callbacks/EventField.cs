namespace WeChatPay.Sandbox.Callbacks;

/// <summary>A documented field.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Type">As the table writes it: <c>string</c>, <c>integer</c>, <c>object[]</c>, <c>ecb</c> and so on.</param>
/// <param name="Allowed">The values that are allowed; empty for any.</param>
/// <param name="Fields">The fields inside it.</param>
internal sealed record EventField(string Name, string Type, IReadOnlyList<string> Allowed, List<EventField> Fields)
{
    /// <summary>Reads a line of the table, without the blanks before it.</summary>
    public static EventField Read(string line)
    {
        var (head, allowed) = line.IndexOf('=', StringComparison.Ordinal) is var at and >= 0 ? (line[..at], line[(at + 1)..].Split('|')) : (line, []);
        var parts = head.Split(':');
        return new EventField(parts[0].TrimEnd('?'), parts.Length > 1 ? parts[1] : "string", allowed, []);
    }
}
