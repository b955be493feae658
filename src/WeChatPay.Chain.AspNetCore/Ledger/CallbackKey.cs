using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Callbacks;
using WeChatPay.Facts;

namespace WeChatPay.AspNetCore;

/// <summary>What two deliveries of one callback have in common.</summary>
/// <remarks>For documented events: the merchant, the event and the business number, with the state where an event occurs more than once for a number
/// (<see cref="CallbackKeys"/>). Otherwise the <c>id</c>. Immutable and thread-safe.</remarks>
/// <param name="EventType">The event.</param>
/// <param name="Value">Protocol, merchant, event and a digest: at most 200 characters of ASCII, without any value of the callback.</param>
public sealed record CallbackKey(string EventType, string Value)
{
    private const int MaxEventLength = 64;
    private const int MaxNameLength = 60;

    /// <summary>Makes the key of a callback of APIv3, to a merchant or to a brand.</summary>
    /// <param name="merchant">The name of the merchant.</param>
    /// <param name="callback">The callback.</param>
    public static CallbackKey From(string merchant, Callback callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var protocol = callback.IsBrand ? DocumentedCallback.BrandProtocol : "v3";
        var parts = Find(protocol, callback.EventType, path => Select(callback.Resource, path), "sub_mchid");
        return Create(protocol, merchant, callback.EventType, parts ?? $"id:{callback.Id}");
    }

    /// <summary>Makes the key of a callback of APIv2.</summary>
    /// <inheritdoc cref="From(string, Callback)"/>
    /// <remarks>An event without a documented number is told by all of its fields but the signature and what differs in each delivery.</remarks>
    public static CallbackKey From(string merchant, CallbackV2 callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        var parts = Find("v2", callback.EventType, path =>
            (callback.RequestInfo.GetValueOrDefault(path) ?? callback.EventData.GetValueOrDefault(path)
                ?? (callback.IsSigned ? callback.Fields.GetValueOrDefault(path) : null)) as string, "sub_mch_id");
        return Create("v2", merchant, callback.EventType, parts ?? WholeV2(callback));
    }

    /// <summary>Shows the key.</summary>
    public override string ToString() => Value;

    // The first form whose fields are all there; a form without its business number is none.
    // Two merchants of a service provider may use the same number.
    private static string? Find(string protocol, string eventType, Func<string, string?> read, string subMerchant)
    {
        foreach (var form in CallbackKeys.Default.Find(protocol, eventType))
        {
            var values = form.Select(read).ToArray();
            if (Array.TrueForAll(values, static value => value is { Length: > 0 }))
                return JsonConvert.SerializeObject(form.Zip(values)) + (read(subMerchant) is { Length: > 0 } sub ? $"\n{sub}" : "");
        }
        return null;
    }

    private static string? Select(JToken resource, string path)
    {
        var token = path.Split('.').Aggregate((JToken?)resource, static (token, name) => token is JObject fields ? fields[name] : null);
        return token switch
        {
            null or { Type: JTokenType.Null } => null,
            JValue { Value: string text } => text,
            _ => token.ToString(Formatting.None),
        };
    }

    private static string WholeV2(CallbackV2 callback)
    {
        string[] perDelivery = ["sign", "nonce_str", "event_nonce", "event_ciphertext", "req_info"];
        var fields = callback.Fields.Where(field => !perDelivery.Contains(field.Key)).Concat(callback.RequestInfo).Concat(callback.EventData);
        var ordered = fields.OrderBy(static field => field.Key, StringComparer.Ordinal);
        return JsonConvert.SerializeObject(ordered.Select(static field => new[] { field.Key, field.Value }));
    }

    private static CallbackKey Create(string protocol, string merchant, string eventType, string parts)
    {
        var digest = System.Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{merchant}\n{eventType}\n{parts}")));
        return new(eventType, $"{protocol}/{Plain(merchant, MaxNameLength)}/{Plain(eventType, MaxEventLength)}/{digest}");
    }

    private static string Plain(string text, int length) =>
        string.Concat(text.Take(length).Select(static letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '_' or '-' ? letter : '_'));
}
