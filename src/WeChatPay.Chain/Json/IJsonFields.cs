using Newtonsoft.Json.Linq;

namespace WeChatPay.Json;

/// <summary>An object that lists the fields of its JSON, so that it is written without reflection.</summary>
#pragma warning disable CA1710 // It is a mark of classes that are named for their use.
internal interface IJsonFields : IEnumerable<KeyValuePair<string, object?>>;
#pragma warning restore CA1710

/// <summary>An object that is a view of JSON, and is written as that JSON.</summary>
internal interface IJsonView
{
    /// <summary>Gets the JSON.</summary>
    JToken View { get; }
}
