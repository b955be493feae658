using Newtonsoft.Json;
using Newtonsoft.Json.Linq;
using WeChatPay.Basics;

namespace WeChatPay.Json;

/// <summary>A writer that knows how deep it is.</summary>
internal interface IBoundedWriter
{
    /// <summary>Gets the number of open objects and lists.</summary>
    int Depth { get; }
}

/// <summary>Writes text, and refuses nesting that is too deep.</summary>
internal sealed class BoundedTextWriter(TextWriter text) : JsonTextWriter(text), IBoundedWriter
{
    public int Depth => Top;

    public override void WriteStartObject()
    {
        DepthLimit.Check(Top);
        base.WriteStartObject();
    }

    public override void WriteStartArray()
    {
        DepthLimit.Check(Top);
        base.WriteStartArray();
    }
}

/// <summary>Writes a tree, and refuses nesting that is too deep.</summary>
/// <remarks>JSON that a converter writes as text becomes a part of the tree, so that its fields are found.</remarks>
internal sealed class BoundedTreeWriter : JTokenWriter, IBoundedWriter
{
    public int Depth => Top;

    public override void WriteRawValue(string? json) => WriteRaw(json);

    public override void WriteRaw(string? json)
    {
        if (string.IsNullOrWhiteSpace(json))
            return;
        try
        {
            new JsonValueWriter(this).Write(JsonText.Parse(System.Text.Encoding.UTF8.GetBytes(json)));
        }
        catch (JsonReaderException error)
        {
            throw new JsonSerializationException($"The text that a converter writes at `{Path}` is not JSON.", error).On(HelpPage.Body);
        }
    }

    public override void WriteStartObject()
    {
        DepthLimit.Check(Top);
        base.WriteStartObject();
    }

    public override void WriteStartArray()
    {
        DepthLimit.Check(Top);
        base.WriteStartArray();
    }
}
