namespace WeChatPay.Facts;

/// <summary>The fields that make two callbacks of an event the same, though their <c>id</c> differs.</summary>
/// <remarks>WeChat Pay delivers a callback again until it is accepted, and does not promise that the <c>id</c> stays. Immutable and thread-safe.</remarks>
public sealed class CallbackKeys
{
    private const string IdAlone = "-";

    private static readonly Lazy<CallbackKeys> Embedded = new(static () => new CallbackKeys(EmbeddedText.Read("Callbacks/keys.txt")));

    private readonly Dictionary<(string Protocol, string Event), IReadOnlyList<IReadOnlyList<string>>> _forms;

    /// <exception cref="FormatException">A line has a wrong format. The message has its number.</exception>
    internal CallbackKeys(string text)
    {
        _forms = [];
        var lines = text.Replace("\r", "").Split('\n');
        for (var at = 0; at < lines.Length; at++)
        {
            if (lines[at].Length == 0 || lines[at][0] == '#')
                continue;
            var words = lines[at].Split([' '], 3);
            if (words.Length != 3)
                throw new FormatException($"Line {at + 1} of the keys of callbacks has {words.Length} words. Write `v3 EVENT FIELD FIELD`, or `v3 EVENT -`.");
            _forms.Add((words[0], words[1]), ParseForms(words[2]));
        }
    }

    /// <summary>Gets the keys of all documented callbacks.</summary>
    public static CallbackKeys Default => Embedded.Value;

    /// <summary>Finds the forms of a key.</summary>
    /// <param name="protocol"><c>v3</c>, <c>v2</c> or <c>brand</c>.</param>
    /// <param name="eventType">The event, as <see cref="DocumentedCallback.Event"/> has it.</param>
    /// <returns>Each form is a list of fields, the business number first; a dot leads into an object. The first form whose fields a callback has is its key.
    /// Empty where the <c>id</c> alone tells callbacks apart, and for events that are not documented.</returns>
    public IReadOnlyList<IReadOnlyList<string>> Find(string protocol, string eventType) =>
        _forms.TryGetValue((protocol, eventType), out var forms) ? forms : [];

    /// <summary>Gets whether an event has a line of its own.</summary>
    internal bool Contains(string protocol, string eventType) => _forms.ContainsKey((protocol, eventType));

    /// <summary>Shows the number of events.</summary>
    public override string ToString() => $"keys of {_forms.Count} events";

    private static IReadOnlyList<IReadOnlyList<string>> ParseForms(string text) =>
        text == IdAlone ? [] : [.. text.Split('|').Select(static form => (IReadOnlyList<string>)form.Trim().Split(' '))];
}
