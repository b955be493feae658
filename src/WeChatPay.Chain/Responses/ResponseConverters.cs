using System.Text.Json;
using System.Text.Json.Serialization;
using Newtonsoft.Json.Linq;
using WeChatPay.Basics;

namespace WeChatPay.Responses;

/// <summary>Writes a response as its JSON, inside the work of Newtonsoft.</summary>
internal sealed class ResponseWriter : Newtonsoft.Json.JsonConverter<WeChatPayResponse>
{
    public override bool CanRead => false;

    public override void WriteJson(Newtonsoft.Json.JsonWriter writer, WeChatPayResponse? value, Newtonsoft.Json.JsonSerializer serializer) =>
        (value?.Fields ?? JValue.CreateNull()).WriteTo(writer);

    public override WeChatPayResponse ReadJson(
        Newtonsoft.Json.JsonReader reader,
        Type objectType,
        WeChatPayResponse? existingValue,
        bool hasExistingValue,
        Newtonsoft.Json.JsonSerializer serializer) => throw new NotSupportedException().On(HelpPage.Responses);
}

/// <summary>Writes a response as its JSON, inside the work of System.Text.Json.</summary>
internal sealed class ResponseSystemTextWriter : JsonConverter<WeChatPayResponse>
{
    public override WeChatPayResponse Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        throw new NotSupportedException("A response is not read from JSON: new WeChatPayResponse(200, json) makes one for a test.").On(HelpPage.Responses);

    public override void Write(Utf8JsonWriter writer, WeChatPayResponse value, JsonSerializerOptions options) =>
        writer.WriteRawValue((value.Fields ?? JValue.CreateNull()).ToString(Newtonsoft.Json.Formatting.None));
}
