using Newtonsoft.Json;
using WeChatPay.Basics;

namespace WeChatPay.Json;

/// <summary>Ends the work of Newtonsoft's serializer at a depth, without an exception: it writes null there, and remembers that it did.</summary>
/// <param name="writer">The writer that the serializer uses.</param>
/// <remarks>The serializer catches and throws again at every level, and each time takes some 20 KB of the thread's stack. An exception from a
/// hundred levels fills the stack of a thread, and a full stack ends the process. Mutable: use one instance for one value.</remarks>
internal sealed class DepthLimit(IBoundedWriter writer) : JsonConverter
{
    /// <summary>The deepest nesting of objects that the serializer writes: the default of System.Text.Json.</summary>
    public const int MaxObjects = 64;

    private readonly int _deepest = Math.Min(writer.Depth + MaxObjects, JsonTokenReader.MaxDepth - 1);

    /// <summary>Gets whether a value was left out.</summary>
    public bool IsReached { get; private set; }

    public override bool CanRead => false;

    /// <summary>Refuses one more level.</summary>
    /// <param name="depth">The number of open objects and lists.</param>
    public static void Check(int depth)
    {
        if (depth >= JsonTokenReader.MaxDepth)
            throw Refuse(JsonTokenReader.MaxDepth);
    }

    public static JsonSerializationException Refuse(int levels) =>
        new JsonSerializationException($"It is nested deeper than {levels} levels. Does it hold itself?").On(HelpPage.Body);

    // The serializer asks for every value, and does not keep what it hears.
    public override bool CanConvert(Type objectType) => writer.Depth >= _deepest;

    public override void WriteJson(JsonWriter json, object? value, JsonSerializer serializer)
    {
        IsReached = true;
        json.WriteNull();
    }

    public override object ReadJson(JsonReader reader, Type objectType, object? existingValue, JsonSerializer serializer) => throw new NotSupportedException()
        .On(HelpPage.Body);
}
