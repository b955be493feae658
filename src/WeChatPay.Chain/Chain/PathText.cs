using System.Text;
using WeChatPay.Basics;
using WeChatPay.Requests;

namespace WeChatPay.Chain;

/// <summary>A path that is put together from literal text, which is renamed, and values, which never are.</summary>
/// <remarks>Mutable: use it from one thread.</remarks>
internal sealed class PathText
{
    private readonly StringBuilder _template = new();
    private readonly StringBuilder _label = new();
    private bool _started;
    private bool _verbatim;
    private bool _inVariable;

    /// <summary>Gets the path with the values in place: percent-encoded, ready for RFC 6570.</summary>
    public override string ToString()
    {
        if (_inVariable)
            throw new ArgumentException($"`{Label}` opens a variable with {{ and does not close it.").On(HelpPage.Path);
        if (_template.Length == 0)
            throw new ArgumentException("An empty path. Write one such as \"v3/pay/transactions/id/{transaction_id}\".").On(HelpPage.Path);
        return _template.ToString();
    }

    /// <summary>Gets the path with <c>{…}</c> where values stand: for messages and logs.</summary>
    public string Label => PathLabel.FromPath(_label.ToString());

    public void AppendLiteral(string literal)
    {
        var text = literal;
        if (!_started)
        {
            _started = true;
            if (text.StartsWith('/'))
                text = text[1..];
            _verbatim = text.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("http://", StringComparison.OrdinalIgnoreCase);
        }
        var shown = PathLabel.FromPath(literal);
        Refuse(text, shown);
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var stop = i == text.Length ? '\0' : text[i];
            if (stop is not ('\0' or '/' or '{' or '}' or '?'))
                continue;
            AppendPiece(text[start..i], shown);
            if (i < text.Length)
                AppendMark(stop, shown);
            start = i + 1;
        }
    }

    /// <summary>Puts a value in, percent-encoded as one segment (RFC 3986, 2.3: only the unreserved characters stay).</summary>
    public void AppendValue(string? value, string format)
    {
        _started = true;
        if (string.IsNullOrEmpty(value))
        {
            throw new ArgumentException(
                $"An interpolated value{format} after `{Label}` is {(value is null ? "null" : "empty")}: the path would name another operation. "
                + "Nothing was sent.").On(HelpPage.Path);
        }
        _template.Append(PathValue.Encode(value, $"interpolated after `{Label}`"));
        _label.Append(PathLabel.Placeholder);
    }

    private void AppendPiece(string piece, string whole)
    {
        if (piece.Length == 0)
            return;
        var kept = _verbatim || _inVariable ? piece : SegmentNaming.FromPiece(piece, whole);
        _template.Append(kept);
        _label.Append(kept);
    }

    private void AppendMark(char mark, string whole)
    {
        if (mark == '{' && _inVariable || mark == '}' && !_inVariable)
            throw new ArgumentException($"`{whole}` has a stray `{mark}`. A path variable is written {{name}}.").On(HelpPage.Path);
        _inVariable = mark == '{' || _inVariable && mark != '}';
        if (mark == '/' && !_verbatim && !_inVariable && (_template.Length == 0 || _template[^1] == '/'))
            throw new ArgumentException($"`{whole}` has an empty segment (`//`). To end a path with a slash, write it once: \"v3/ecommerce/applyments/\".")
                .On(HelpPage.Path);
        // Field names of a query have their own case: nothing behind the question mark is renamed.
        _verbatim |= mark == '?' && !_inVariable;
        _template.Append(mark);
        _label.Append(mark);
    }

    private static void Refuse(string text, string whole)
    {
        foreach (var letter in text)
        {
            if (letter is '\\' or '#' || char.IsWhiteSpace(letter) || char.IsControl(letter))
            {
                throw new ArgumentException(
                    $"`{whole}` has `{(char.IsControl(letter) ? $"\\u{(int)letter:x4}" : letter)}`, which no path of the API has. "
                    + "Pass a value as a variable: chain(\"v3/…/{id}\").Get(new { id = … }).").On(HelpPage.Path);
            }
        }
    }
}
