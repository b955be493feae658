using WeChatPay.Basics;
using System.Collections;

namespace WeChatPay.Pipeline;

/// <summary>The headers of a request, in the order in which they were set.</summary>
/// <remarks>Names are compared without case (RFC 9110, 5.1). Mutable: use it from one thread.</remarks>
public sealed class HeaderMap : IEnumerable<KeyValuePair<string, string>>
{
    private readonly List<KeyValuePair<string, string>> _headers = new(8);

    /// <summary>Gets or sets a header; <see langword="null"/> means that there is none and, when set, removes it.</summary>
    /// <exception cref="ArgumentException">The name or the value has a character that no header may have, a line feed for instance.</exception>
    public string? this[string name]
    {
        get => IndexOf(name) is var index and >= 0 ? _headers[index].Value : null;
        set => Set(name, value);
    }

    /// <summary>Gets the headers as a list, which is walked without an object for the walk.</summary>
    internal List<KeyValuePair<string, string>> Entries => _headers;

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _headers.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Sets the headers that are given; null removes a header.</summary>
    /// <exception cref="ArgumentException">A name or a value cannot be sent.</exception>
    internal void SetAll(IReadOnlyDictionary<string, string?>? given)
    {
        if (given is null)
            return;
        foreach (var (name, value) in given)
            Set(name, value);
    }

    internal HeaderMap Clone()
    {
        var clone = new HeaderMap();
        clone._headers.AddRange(_headers);
        return clone;
    }

    private void Set(string name, string? value)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var index = IndexOf(name);
        if (value is null)
        {
            if (index >= 0)
                _headers.RemoveAt(index);
            return;
        }
        Check(name, value);
        if (index >= 0)
            _headers[index] = new(name, value);
        else
            _headers.Add(new(name, value));
    }

    private int IndexOf(string name)
    {
        for (var i = 0; i < _headers.Count; i++)
        {
            if (string.Equals(_headers[i].Key, name, StringComparison.OrdinalIgnoreCase))
                return i;
        }
        return -1;
    }

    // RFC 9110, 5.5 and 5.6.2: a line feed would begin another header; characters beyond Latin-1 do not arrive.
    internal static void Check(string name, string value)
    {
        for (var index = 0; index < name.Length; index++)
        {
            var letter = name[index];
            if (!char.IsAsciiLetterOrDigit(letter) && !"!#$%&'*+-.^_`|~".Contains(letter, StringComparison.Ordinal))
            {
                throw new ArgumentException(
                    $"A header's name holds the character U+{(int)letter:X4} at index {index}, which no name may hold. "
                    + "Write one such as `Wechatpay-Serial` (`Wechatpay_Serial` in an anonymous object). Nothing was sent.").On(HelpPage.Headers);
            }
        }
        // An Authorization has 600 letters, and every call one: the framework's search takes many of them at once.
        var rest = value.AsSpan();
        while (rest.IndexOfAnyExceptInRange(' ', '~') is var index and >= 0)
        {
            if (rest[index] != '\t')
            {
                throw new ArgumentException(
                    $"The value of the header {TextShape.QuoteField(name)} holds the character U+{(int)rest[index]:X4}, which no header may hold. "
                    + "Nothing was sent.").On(HelpPage.Headers);
            }
            rest = rest[(index + 1)..];
        }
    }
}
