using System.Collections;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Basics;
using WeChatPay.Crypto;
using WeChatPay.Json;
using WeChatPay.Protocol;
using WeChatPay.Util;

namespace WeChatPay.Documented;

/// <summary>Encrypts the marked fields of one request.</summary>
/// <param name="marks">The marked fields.</param>
/// <param name="key">Gets the key; called when there is a field to encrypt.</param>
/// <param name="call">Verb and path template, for messages.</param>
/// <remarks>Empty text and null are sent as they are; so is an <see cref="Encrypted"/>. Mutable: use it from one thread.</remarks>
internal sealed class RequestEncryption(OperationMarks marks, Func<AsymmetricKey> key, CallName call)
{
    /// <summary>Writes the option <c>json</c>, its marked fields encrypted.</summary>
    /// <exception cref="JsonException">The option has no JSON form.</exception>
    /// <exception cref="ArgumentException">The value of a marked field cannot be encrypted.</exception>
    public string EncryptJson(object json)
    {
        if (marks.Json is null)
            return JsonText.Write(json);
        var tree = JsonText.ToTree(json);
        marks.Json.Visit(tree, "json", EncryptValue, RefuseText);
        return JsonText.Write(tree);
    }

    /// <summary>Encrypts the marked fields of the option <c>form_params</c>, which no documented operation has: the marks are those of its body.</summary>
    public object? EncryptForm(object? form) => (marks.Json ?? marks.Query ?? marks.Meta) is { } fields ? EncryptFields(form, fields, "form_params") : form;

    /// <summary>Encrypts the marked fields of the option <c>query</c>; a query that is text stays as it is.</summary>
    public object? EncryptQuery(object? query) => marks.Query is null ? query : EncryptFields(query, marks.Query, "query");

    /// <summary>Encrypts the marked fields of the option <c>xml</c>.</summary>
    public object? EncryptXml(object? xml) => marks.Xml is null ? xml : EncryptFields(xml, marks.Xml, "xml");

    /// <summary>Writes the part <c>meta</c> of an upload, its marked fields encrypted.</summary>
    /// <param name="json">The part as text. Text that is not JSON stays as it is, and is refused when the body is made.</param>
    public string EncryptMeta(string json)
    {
        if (marks.Meta is null)
            return json;
        JToken tree;
        try
        {
            tree = JsonText.Parse(Encoding.UTF8.GetBytes(json));
        }
        catch (JsonException)
        {
            return json;
        }
        marks.Meta.Visit(tree, "meta", EncryptValue, RefuseText);
        return JsonText.Write(tree);
    }

    private object? EncryptFields(object? given, FieldMarks fields, string option)
    {
        if (given is null or string || !LooseObject.TryRead(given, out var entries))
            return given;
        for (var i = 0; i < entries.Count; i++)
        {
            var (name, value) = entries[i];
            if (fields.TryGet(name, out var mark))
                entries[i] = new(name, EncryptField(SystemTextJson.Unwrap(value), mark, $"{option}.{name}"));
        }
        return entries;
    }

    private object? EncryptField(object? value, FieldMarks mark, string path)
    {
        if (value is null or Encrypted or JValue { Value: null })
            return value;
        if (value is IEnumerable list and not string && !LooseObject.TryRead(value, out _))
            return list.Cast<object?>().Select((item, index) => EncryptField(SystemTextJson.Unwrap(item), mark, $"{path}[{index}]")).ToList();
        if (mark.IsEncrypted)
            return Encrypt(value, path);
        if (ScalarText.TryFormat(value) is { Length: > 0 })
            RefuseText(new JValue(""), path);
        return EncryptFields(value, mark, path);
    }

    // Its fields would go out in clear.
    private void RefuseText(JToken json, string path) => throw new ArgumentException(
        $"`{path}` of {call} has fields that must be encrypted, and is text or a number: give an object, {path.Split('.')[^1]} = new {{ … }}. "
        + Refusal.NothingSent).On(HelpPage.SensitiveFields);

    private void EncryptValue(JToken json, string path)
    {
        if (json is not JValue value)
            throw Refuse(path, "an object");
        if (value.Value is { } plain && value.Annotation<Encrypted>() is null)
            value.Replace(new JValue(Encrypt(plain, path)));
    }

    private string Encrypt(object plain, string path)
    {
        // Card numbers may be passed as numbers; they must be encrypted too.
        var text = plain is bool or IEnumerable and not string ? null : ScalarText.TryFormat(plain);
        if (text is null)
            throw Refuse(path, Refusal.Describe(plain));
        if (text.Length == 0)
            return text;
        try
        {
            return key().EncryptText(text);
        }
        catch (ArgumentException error)
        {
            throw new ArgumentException($"`{path}` of {call} cannot be encrypted: {error.Message} {Refusal.NothingSent}", error).On(HelpPage.SensitiveFields);
        }
    }

    private ArgumentException Refuse(string path, string what) =>
        new ArgumentException($"`{path}` of {call} must be encrypted, and is {what}: give text, or Encrypted.FromCiphertext(ciphertext). {Refusal.NothingSent}")
            .On(HelpPage.SensitiveFields);
}
