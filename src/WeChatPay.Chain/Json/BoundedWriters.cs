using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

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
internal sealed class BoundedTreeWriter : JTokenWriter, IBoundedWriter
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
