using System.Collections;
using System.Diagnostics.CodeAnalysis;
using WeChatPay.Util;

namespace WeChatPay;

/// <summary>Fields and their APIv2 signature, for a page or a mini program.</summary>
/// <remarks>Serializers write it as an object, in the order of its fields; <see cref="ToQueryString"/> writes it for an address. Immutable and
/// thread-safe.</remarks>
#pragma warning disable CA1710 // Named for the user who signs; the dictionary is for serializers.
public sealed class SignedFields : IReadOnlyDictionary<string, string>
#pragma warning restore CA1710
{
    private readonly OrderedDictionary<string, string> _fields;

    internal SignedFields(OrderedDictionary<string, string> fields) => _fields = fields;

    /// <summary>Gets a field.</summary>
    /// <exception cref="KeyNotFoundException">There is no such field.</exception>
    public string this[string key] => _fields[key];

    /// <summary>Gets the names in order; <c>sign</c> is the last.</summary>
    public IEnumerable<string> Keys => _fields.Keys;

    /// <summary>Gets the values, in the order of the names.</summary>
    public IEnumerable<string> Values => _fields.Values;

    /// <summary>Gets how many fields there are.</summary>
    public int Count => _fields.Count;

    /// <summary>Tells whether there is a field of this name.</summary>
    public bool ContainsKey(string key) => _fields.ContainsKey(key);

    /// <summary>Gets a field that may be absent.</summary>
    public bool TryGetValue(string key, [MaybeNullWhen(false)] out string value) => _fields.TryGetValue(key, out value);

    /// <summary>Writes the fields as a query: <c>stock_id=…&amp;sign=…</c>, percent-encoded (RFC 3986). The signature covers the values before
    /// encoding.</summary>
    public string ToQueryString() => QueryText.Build(_fields, nameof(SignedFields));

    /// <inheritdoc/>
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _fields.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Shows the names of the fields, and none of their values.</summary>
    public override string ToString() => $"signed: {string.Join(", ", Keys)}";
}
