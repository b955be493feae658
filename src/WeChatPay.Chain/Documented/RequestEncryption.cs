using System.Collections;
using System.Text;
using Newtonsoft.Json.Linq;
using WeChatPay.Crypto;
using WeChatPay.Json;
using WeChatPay.Util;

namespace WeChatPay.Documented;

/// <summary>Encrypts the fields of one request that the table marks.</summary>
/// <param name="marks">Which fields.</param>
/// <param name="key">The key; asked for when there is a field to encrypt.</param>
/// <param name="call">Verb and path template, for messages.</param>
/// <remarks>For one thread: it belongs to one call. A text that is empty stays so, as null does; an <see cref="Encrypted"/> is sent as it is.</remarks>
internal sealed class RequestEncryption(OperationMarks marks, Func<RsaKey> key, string call)
{
    /// <summary>Writes the option <c>json</c>, its marked fields encrypted.</summary>
    /// <exception cref="Newtonsoft.Json.JsonException">It has no JSON form.</exception>
    /// <exception cref="ArgumentException">A marked field holds what cannot be encrypted.</exception>
    public string Json(object json)
    {
        if (marks.Json is null)
            return JsonText.Write(json);
        var tree = JsonText.Tree(json);
        Seal(tree, marks.Json, "json");
        return JsonText.Write(tree);
    }

    /// <summary>Gives the option <c>query</c>, its marked fields encrypted; as text it stays as it is.</summary>
    public object? Query(object? query) => marks.Query is null ? query : Fields(query, marks.Query, "query");

    /// <summary>Gives the option <c>xml</c>, its marked fields encrypted.</summary>
    public object? Xml(object? xml) => marks.Xml is null ? xml : Fields(xml, marks.Xml, "xml");

    /// <summary>Writes the part <c>meta</c> of an upload, its marked fields encrypted.</summary>
    /// <param name="json">The part as text. What is no JSON is left alone: nothing says what is in it.</param>
    public string Meta(string json)
    {
        if (marks.Meta is null)
            return json;
        JToken tree;
        try
        {
            tree = JsonText.Parse(Encoding.UTF8.GetBytes(json));
        }
        catch (System.Text.Json.JsonException)
        {
            return json;
        }
        Seal(tree, marks.Meta, "meta");
        return JsonText.Write(tree);
    }

    private object? Fields(object? given, FieldMarks fields, string option)
    {
        if (given is null or string || !LooseObject.TryRead(given, out var entries))
            return given;
        for (var i = 0; i < entries.Count; i++)
        {
            var (name, value) = entries[i];
            if (value is not (null or Encrypted) && fields.TryGet(name, out var mark) && mark.IsEncrypted)
                entries[i] = new(name, Encrypt(value, $"{option}.{name}"));
        }
        return entries;
    }

    private void Seal(JToken token, FieldMarks fields, string path)
    {
        switch (token)
        {
            case JArray list:
                for (var i = 0; i < list.Count; i++)
                    Seal(list[i], fields, $"{path}[{i}]");
                break;
            case JValue value when fields.IsEncrypted:
                if (value.Value is { } plain && value.Annotation<Encrypted>() is null)
                    value.Replace(new JValue(Encrypt(plain, path)));
                break;
            case JObject inner:
                if (fields.IsEncrypted)
                    throw Wrong(path, "an object");
                foreach (var field in inner.Properties())
                {
                    if (fields.TryGet(field.Name, out var marked))
                        Seal(field.Value, marked, $"{path}.{field.Name}");
                }
                break;
        }
    }

    private string Encrypt(object plain, string path)
    {
        // A number is what somebody writes for a card: in clear it must not go.
        var text = plain is bool or IEnumerable and not string ? null : ScalarText.TryFormat(plain);
        if (text is null)
            throw Wrong(path, plain is bool ? "true or false" : $"a {plain.GetType().Name}");
        if (text.Length == 0)
            return text;
        try
        {
            return Rsa.Encrypt(text, key());
        }
        catch (ArgumentException error)
        {
            throw new ArgumentException($"`{path}` of {call} cannot be encrypted: {error.Message} Nothing was sent.", error);
        }
    }

    private ArgumentException Wrong(string path, string what) =>
        new($"`{path}` of {call} travels encrypted, and is {what}: give text, or Encrypted.FromCiphertext(ciphertext). Nothing was sent.");
}
