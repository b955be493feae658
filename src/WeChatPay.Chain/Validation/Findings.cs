using WeChatPay.Basics;
using System.Text;
using WeChatPay.Protocol;

namespace WeChatPay.Validation;

/// <summary>The deviations of one request from the documentation.</summary>
/// <param name="call">Verb and path template.</param>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class Findings(CallName call)
{
    private const int MaxShown = 10;

    private readonly List<(string Path, string What)> _problems = [];
    private readonly List<(string Path, string What)> _unknown = [];

    /// <summary>Gets whether WeChat Pay would refuse the request.</summary>
    public bool HasProblems => _problems.Count > 0;

    /// <summary>Gets whether there is nothing to tell.</summary>
    public bool IsEmpty => _problems.Count + _unknown.Count == 0;

    /// <summary>Adds a deviation that WeChat Pay would refuse.</summary>
    /// <param name="path">The field: <c>json.amount.total</c>.</param>
    /// <param name="what">The deviation and the right form, as the end of a sentence; without a value that may identify a person.</param>
    public void Add(string path, string what) => _problems.Add((path, what));

    /// <summary>Adds a field that is not documented. That is not a mistake when the documentation is older than the API.</summary>
    public void AddUnknown(string path, string what) => _unknown.Add((path, what));

    /// <summary>Describes the deviations in at most ten lines.</summary>
    /// <param name="outcome">What was done with the request, as a sentence.</param>
    public string Describe(string outcome)
    {
        (string Path, string What)[] all = [.. _problems, .. _unknown];
        if (all is [var one])
            return $"{TextShape.QuoteField(one.Path)} of {call} {VisibleText.Escape(one.What)}. {outcome}";
        var text = new StringBuilder($"{call} is not as documented in {all.Length} places. {outcome}");
        foreach (var (path, what) in all.Take(MaxShown))
            text.Append("\n- ").Append(TextShape.QuoteField(path)).Append(' ').Append(VisibleText.Escape(what)).Append('.');
        return all.Length > MaxShown ? text.Append("\n- and ").Append(all.Length - MaxShown).Append(" more.").ToString() : text.ToString();
    }
}
