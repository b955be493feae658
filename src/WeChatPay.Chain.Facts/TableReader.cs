namespace WeChatPay.Facts;

/// <summary>Reads one file of the table.</summary>
/// <remarks>An entry begins at the margin: <c>POST v3/… name</c> for an operation, <c>v3 EVENT name</c> or <c>brand EVENT name</c> for a callback.
/// Indented by two spaces follow its marks (<c>@security</c>, <c>@nonceless</c>, <c>@base_uri …</c>, <c>@makes …</c>, <c>@uses …</c>,
/// <c>@status …</c>, <c>@inferred</c>), its request, a line <c>-></c>, and its response.
/// Mutable: use it from one thread.</remarks>
internal ref struct TableReader(ReadOnlySpan<char> text)
{
    internal const string Arrow = "->";
    internal const string Security = "@security";
    internal const string Nonceless = "@nonceless";
    internal const string BaseUri = "@base_uri ";
    internal const string Makes = "@makes ";
    internal const string Uses = "@uses ";
    internal const string Status = "@status ";
    internal const string Inferred = "@inferred";

    private ReadOnlySpan<char> _rest = text;
    private ReadOnlySpan<char> _line;
    private int _depth;
    private int _number;
    private bool _isAtEnd;

    /// <summary>Reads all entries of a file.</summary>
    /// <exception cref="FormatException">A line has a wrong format. The message has its number.</exception>
    public static void Read(ReadOnlySpan<char> text, ICollection<Operation> operations, ICollection<DocumentedCallback> callbacks)
    {
        var reader = new TableReader(text);
        try
        {
            reader.Advance();
            while (!reader._isAtEnd)
                reader.ReadEntry(operations, callbacks);
        }
        catch (FormatException error)
        {
            throw new FormatException($"Line {reader._number} of the table: {error.Message}", error);
        }
    }

    private void ReadEntry(ICollection<Operation> operations, ICollection<DocumentedCallback> callbacks)
    {
        var words = _depth == 0 ? _line.ToString().Split(' ', 3) : [];
        if (words.Length < 3)
            throw new FormatException($"`{_line}` is not the beginning of an entry. Write `POST v3/… name` or `v3 EVENT name` at the margin.");
        var isCallback = words[0] is "v3" or "v2" or DocumentedCallback.BrandProtocol;
        Advance();
        var marked = ReadMarks(isCallback ? new("", "", "") : new(string.Intern(words[0]), words[1], words[2]));
        var request = ReadFields(1);
        IReadOnlyList<Field> response = [];
        if (!_isAtEnd && _depth == 1 && _line is Arrow)
        {
            Advance();
            response = ReadFields(1);
        }
        if (isCallback)
            callbacks.Add(new(words[1], words[0], words[2]) { Request = request, Reply = response, RequiredIsInferred = marked.RequiredIsInferred });
        else
            operations.Add(marked with { Request = request, Response = response });
    }

    private Operation ReadMarks(Operation operation)
    {
        for (; !_isAtEnd && _depth == 1 && _line is ['@', ..]; Advance())
        {
            if (_line is Security)
                operation = operation with { Security = true };
            else if (_line is Nonceless)
                operation = operation with { Nonceless = true };
            else if (_line is Inferred)
                operation = operation with { RequiredIsInferred = true };
            else if (_line.StartsWith(BaseUri))
                operation = operation with { BaseUri = _line[BaseUri.Length..].ToString() };
            else if (_line.StartsWith(Makes))
                operation = operation with { Makes = string.Intern(_line[Makes.Length..].ToString()) };
            else if (_line.StartsWith(Uses))
                operation = operation with { Uses = string.Intern(_line[Uses.Length..].ToString()) };
            else if (_line.StartsWith(Status) && int.TryParse(_line[Status.Length..].ToString(), out var status))
                operation = operation with { SuccessStatus = status };
            else
                throw new FormatException($"`{_line}` is not a mark. The marks are `{Security}`, `{Nonceless}`, `{BaseUri}https://…`, `{Makes}FIELD`, "
                    + $"`{Uses}FIELD`, `{Status}202` and `{Inferred}`.");
        }
        return operation;
    }

    private List<Field> ReadFields(int depth)
    {
        var fields = new List<Field>();
        while (!_isAtEnd && _depth == depth && _line is not Arrow)
        {
            var line = _line;
            var number = _number;
            Advance();
            var children = !_isAtEnd && _depth > depth ? ReadFields(depth + 1) : (IReadOnlyList<Field>)[];
            if (!_isAtEnd && _depth > depth)
                throw new FormatException($"`{_line}` is indented too far. A child is indented by two spaces more than its parent.");
            try
            {
                fields.Add(TableLine.Parse(line, children));
            }
            catch (FormatException)
            {
                _number = number;
                throw;
            }
        }
        return fields;
    }

    // Goes to the next line that is not empty.
    private void Advance()
    {
        do
        {
            if (_rest.IsEmpty)
            {
                _isAtEnd = true;
                _line = default;
                return;
            }
            var end = _rest.IndexOf('\n');
            _line = (end < 0 ? _rest : _rest[..end]).TrimEnd('\r');
            _rest = end < 0 ? default : _rest[(end + 1)..];
            _number++;
        }
        while (_line.IsEmpty);
        var indented = _line.Length;
        _line = _line.TrimStart(' ');
        indented -= _line.Length;
        if (indented % 2 != 0)
            throw new FormatException($"`{_line}` is indented by {indented} spaces. Write two spaces for each level.");
        _depth = indented / 2;
    }
}
