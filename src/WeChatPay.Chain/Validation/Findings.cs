using System.Text;

namespace WeChatPay.Validation;

/// <summary>What is not as documented in one request.</summary>
/// <param name="call">Verb and path template.</param>
/// <remarks>For one thread.</remarks>
internal sealed class Findings(string call)
{
    private const int MaxShown = 10;

    private readonly List<(string Path, string What)> _problems = [];
    private readonly List<(string Path, string What)> _unknown = [];

    /// <summary>Gets whether something is wrong.</summary>
    public bool HasProblems => _problems.Count > 0;

    /// <summary>Gets whether there is nothing to tell.</summary>
    public bool IsEmpty => _problems.Count + _unknown.Count == 0;

    /// <summary>Adds what WeChat Pay would refuse.</summary>
    /// <param name="path">The field: <c>json.amount.total</c>.</param>
    /// <param name="what">What it is and what it has to be, as the end of a sentence; no value that may identify a person.</param>
    public void Add(string path, string what) => _problems.Add((path, what));

    /// <summary>Adds a field that is not documented, which is no mistake when the documentation is older than the API.</summary>
    public void AddUnknown(string path, string what) => _unknown.Add((path, what));

    /// <summary>Says everything, ten lines of it at the most.</summary>
    /// <param name="outcome">What became of the request.</param>
    public string Describe(string outcome)
    {
        (string Path, string What)[] all = [.. _problems, .. _unknown];
        if (all is [var one])
            return $"`{one.Path}` of {call} {one.What}. {outcome}";
        var text = new StringBuilder($"{call} is not as documented in {all.Length} places. {outcome}");
        foreach (var (path, what) in all.Take(MaxShown))
            text.Append("\n- `").Append(path).Append("` ").Append(what).Append('.');
        return all.Length > MaxShown ? text.Append("\n- and ").Append(all.Length - MaxShown).Append(" more.").ToString() : text.ToString();
    }
}
