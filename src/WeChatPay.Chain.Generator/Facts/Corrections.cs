using System.Globalization;
using System.Reflection;
using WeChatPay.Facts;

namespace WeChatPay.Generator.Facts;

/// <summary>Corrects the facts of a catalogue: <c>corrections.txt</c> has what the pages of the documentation forget or get wrong, with reasons.</summary>
/// <remarks>A comment (<c>#</c>) is the reason of the lines below it, up to the next empty line. Mutable: use it from one thread.</remarks>
internal sealed class Corrections
{
    private readonly Dictionary<(string Method, string Path), Operation> _operations;
    private readonly List<DocumentedCallback> _callbacks;

    private Corrections(IEnumerable<Operation> operations, IEnumerable<DocumentedCallback> callbacks)
    {
        _operations = operations.ToDictionary(static operation => (operation.Method, operation.Path));
        _callbacks = [.. callbacks];
    }

    /// <summary>Applies the corrections of this project.</summary>
    public static (IReadOnlyList<Operation> Operations, IReadOnlyList<DocumentedCallback> Callbacks) Apply(
        IEnumerable<Operation> operations, IEnumerable<DocumentedCallback> callbacks)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("corrections.txt")!;
        using var reader = new StreamReader(stream);
        return Apply(operations, callbacks, reader.ReadToEnd());
    }

    /// <summary>Applies corrections.</summary>
    /// <exception cref="FormatException">A line has no reason, a wrong format, or names an operation or a field that the catalogue does not have.</exception>
    public static (IReadOnlyList<Operation> Operations, IReadOnlyList<DocumentedCallback> Callbacks) Apply(
        IEnumerable<Operation> operations, IEnumerable<DocumentedCallback> callbacks, string text)
    {
        var corrections = new Corrections(operations, callbacks);
        var (hasReason, number) = (false, 0);
        foreach (var line in text.ReplaceLineEndings("\n").Split('\n'))
        {
            number++;
            if (line.Length == 0)
                hasReason = false;
            else if (line[0] == '#')
                hasReason = true;
            else if (!hasReason)
                throw new FormatException($"Line {number} of the corrections has no reason: `{line}`. Write the reason above it, after `#`.");
            else
                corrections.Apply(line.Split(' '), number);
        }
        return ([.. corrections._operations.Values], corrections._callbacks);
    }

    private void Apply(string[] words, int number)
    {
        if (words is ["callback", var protocol, var eventType, var from, var of]
            && _callbacks.FindIndex(callback => callback.Protocol == protocol && callback.Event == eventType) is >= 0 and var at
            && _operations.TryGetValue((from, of), out var shown))
        {
            _callbacks[at] = _callbacks[at] with { Request = Completed(_callbacks[at].Request, shown.Response) };
            return;
        }
        if (words is ["inferred", var segment] && _operations.Keys.Any(key => key.Path.StartsWith(segment + "/", StringComparison.Ordinal)))
        {
            foreach (var key in _operations.Keys.Where(key => key.Path.StartsWith(segment + "/", StringComparison.Ordinal)).ToList())
                _operations[key] = _operations[key] with { RequiredIsInferred = true };
            foreach (var index in Enumerable.Range(0, _callbacks.Count).Where(index => _callbacks[index].Protocol == segment))
                _callbacks[index] = _callbacks[index] with { RequiredIsInferred = true };
            return;
        }
        if (words is not [var verb, var method, var path, .. var rest] || !_operations.TryGetValue((method, path), out var operation))
            throw new FormatException($"Line {number} of the corrections names no operation of the catalogue: `{string.Join(' ', words)}`.");
        _operations[(method, path)] = (verb, rest) switch
        {
            ("makes", [var name]) => operation with { Makes = name },
            ("uses", [var name]) => operation with { Uses = name },
            ("status", [var status]) => operation with { SuccessStatus = int.Parse(status, CultureInfo.InvariantCulture) },
            ("header", [var name]) => operation with { Request = WithHeader(operation.Request, name) },
            ("response", [var otherMethod, var otherPath]) => operation with { Response = _operations[(otherMethod, otherPath)].Response },
            ("list", [var field]) => At(operation, field, number, ToList),
            ("encrypt", [var field]) => At(operation, field, number, static found => found with { Encryption = "rsa" }),
            ("format", [var field, var format]) =>
                At(operation, field, number, found => found with { Format = format == "none" ? FieldFormat.None : FieldFormats.Parse(format) }),
            _ => throw new FormatException($"Line {number} of the corrections is not a correction: `{string.Join(' ', words)}`."),
        };
    }

    // `json.a.b` is a field of the request, `response.a.b` of the response.
    private static Operation At(Operation operation, string path, int number, Func<Field, Field> correct)
    {
        var names = path.Split('.');
        var (fields, rest) = names[0] == "response" ? (operation.Response, names[1..]) : (operation.Request, names);
        var corrected = At(fields, rest, correct)
            ?? throw new FormatException(
                $"Line {number} of the corrections names the field `{path}`, which {operation.Method} {operation.Path} does not have.");
        return names[0] == "response" ? operation with { Response = corrected } : operation with { Request = corrected };
    }

    private static IReadOnlyList<Field>? At(IReadOnlyList<Field> fields, string[] names, Func<Field, Field> correct)
    {
        if (fields.FirstOrDefault(field => field.Name == names[0]) is not { } found)
            return null;
        var corrected = names.Length == 1 ? correct(found) : At(found.Fields, names[1..], correct) is { } inner ? found with { Fields = inner } : null;
        return corrected is null ? null : [.. fields.Select(field => ReferenceEquals(field, found) ? corrected : field)];
    }

    // The decrypted part gets the fields that it lacks. None of them is required: a callback of another kind is without them.
    private static IReadOnlyList<Field> Completed(IReadOnlyList<Field> fields, IReadOnlyList<Field> more) =>
        [.. fields.Select(field => field.Encryption is "aes-256-gcm"
            ? field with { Fields = Union(field.Fields, more) }
            : field with { Fields = Completed(field.Fields, more) })];

    private static IReadOnlyList<Field> Union(IReadOnlyList<Field> fields, IReadOnlyList<Field> more) =>
    [
        .. fields.Select(field => more.FirstOrDefault(other => other.Name == field.Name) is { } same
            ? field with { Fields = Union(field.Fields, same.Fields) }
            : field),
        .. more.Where(other => fields.All(field => field.Name != other.Name)).Select(static other => other with { IsRequired = false }),
    ];

    // The page writes `receivers`, and below it a row `receiver object[]`: that row is the list itself.
    private static Field ToList(Field field) => field.Fields is [{ IsList: true } row]
        ? field with { EncodesList = true, Fields = row.Fields }
        : throw new FormatException($"`{field}` does not have one list inside it.");

    private static IReadOnlyList<Field> WithHeader(IReadOnlyList<Field> request, string name)
    {
        var header = new Field(name, FieldType.String, IsList: false, IsRequired: true);
        return request.FirstOrDefault(static option => option.Name == "headers") is not { } headers
            ? [.. request, new Field("headers", FieldType.Object, IsList: false, IsRequired: true) { Fields = [header] }]
            : [.. request.Select(option => ReferenceEquals(option, headers) ? option with { Fields = [.. option.Fields, header] } : option)];
    }
}
