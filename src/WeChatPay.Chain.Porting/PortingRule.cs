using WeChatPay.Porting.Diagnostics;

namespace WeChatPay.Porting;

/// <summary>A kind of diagnostic of the porter.</summary>
/// <param name="Code">The code, <c>WCP3001</c> for instance. A code keeps its meaning.</param>
/// <param name="Title">One line.</param>
/// <param name="Why">The reason.</param>
/// <param name="Instead">The PHP to write instead.</param>
/// <remarks>Immutable and thread-safe.</remarks>
public sealed record PortingRule(string Code, string Title, string Why, string Instead)
{
    /// <summary>Gets all kinds, in the order of their codes.</summary>
    public static IReadOnlyList<PortingRule> All => Rules.All;

    /// <summary>Finds a kind by its code, in upper or lower case.</summary>
    /// <returns>The kind; <see langword="null"/> when no kind has the code.</returns>
    public static PortingRule? Find(string code) => All.FirstOrDefault(rule => rule.Code.Equals(code, StringComparison.OrdinalIgnoreCase));
}
