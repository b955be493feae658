using Microsoft.CodeAnalysis.Text;

namespace WeChatPay.Analyzers.Fields;

/// <summary>Names and values, as they are written.</summary>
/// <param name="Entries">What the compiler knows of them.</param>
/// <param name="IsComplete">Whether these are all.</param>
/// <param name="Place">Where the object begins.</param>
internal sealed record GivenObject(IReadOnlyList<GivenEntry> Entries, bool IsComplete, TextSpan Place)
{
    /// <summary>Finds an entry by its name.</summary>
    public GivenEntry? Find(string name) => Entries.LastOrDefault(entry => entry.Name == name);
}
