namespace WeChatPay.Sandbox.Endpoints;

/// <summary>Compares a path on the wire with a template, segment by segment.</summary>
internal sealed class EndpointPath(string template)
{
    private readonly string[] _segments = template.Split('/');

    /// <summary>Gets how many segments are words: of two templates that fit, the one with more is meant
    /// (<c>orders/query</c> before <c>orders/{no}</c>).</summary>
    public int Words { get; } = template.Split('/').Count(static segment => !IsVariable(segment));

    /// <summary>Fits a path that is still percent-encoded: only so is <c>%2F</c> a part of a value, not a separator.</summary>
    public bool Fits(string path, out Dictionary<string, string> values)
    {
        values = [];
        var given = path.Split('/');
        if (given.Length != _segments.Length)
            return false;

        for (var i = 0; i < given.Length; i++)
        {
            var value = Uri.UnescapeDataString(given[i]);
            if (!IsVariable(_segments[i]))
            {
                if (!string.Equals(value, _segments[i], StringComparison.Ordinal))
                    return false;
            }
            else if (value.Length == 0)
            {
                return false;
            }
            else
            {
                values[_segments[i][1..^1]] = value;
            }
        }
        return true;
    }

    private static bool IsVariable(string segment) => segment is ['{', .., '}'];
}
