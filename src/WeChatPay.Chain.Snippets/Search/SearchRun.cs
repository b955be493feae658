namespace WeChatPay.Snippets.Search;

/// <summary>What a user wrote without a blank: a word, or several Chinese words in one, perhaps with a Latin one: <c>jsapi支付</c>.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
internal sealed class SearchRun
{
    private const int MostAtoms = 24;
    private const int LessForPiece = 5;

    private readonly List<string> _atoms;
    private readonly Dictionary<(int Start, int End), SearchWord> _pieces = [];
    private readonly SearchWord _whole;

    /// <summary>Takes the folded text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fieldNames">The folded names of the fields that the text is the Chinese name of.</param>
    public SearchRun(string text, string[] fieldNames)
    {
        (Text, FieldNames, _whole, _atoms) = (text, fieldNames, SearchWord.Create(text), SplitAtoms(text));
        if (_atoms.Count > MostAtoms || _atoms.Count < 2)
            return;
        for (var start = 0; start < _atoms.Count; start++)
        {
            for (var end = start + 1; end <= _atoms.Count; end++)
            {
                var piece = string.Concat(_atoms.Skip(start).Take(end - start));
                if (piece.Length > 1 || SearchWord.IsFiller(piece))
                    _pieces[(start, end)] = SearchWord.Create(piece);
            }
        }
    }

    /// <summary>Gets the folded text.</summary>
    public string Text { get; }

    /// <summary>Gets the folded names of the fields that the text is the Chinese name of.</summary>
    public IReadOnlyList<string> FieldNames { get; }

    /// <summary>Gets whether the text speaks of a callback.</summary>
    public bool MeansCallback => SearchWord.Callbacks.Any(word => Text.Contains(word, StringComparison.Ordinal));

    /// <summary>Gets the best score of the whole text, or of words that it consists of, in any order; 0 where a part fits nowhere.</summary>
    public int Best(Func<string, int> match)
    {
        var whole = _whole.Best(match);
        return _pieces.Count == 0 ? whole : Math.Max(whole, BestOfPieces(match));
    }

    // best[n] is the score of the first n atoms, weighed by the letters that each piece has.
    private int BestOfPieces(Func<string, int> match)
    {
        Span<int> best = stackalloc int[_atoms.Count + 1];
        best[1..].Fill(-1);
        var fits = false;
        for (var end = 1; end <= _atoms.Count; end++)
        {
            for (var start = 0; start < end; start++)
            {
                if (best[start] < 0 || !_pieces.TryGetValue((start, end), out var piece))
                    continue;
                var score = piece.Best(match);
                if (score == 0 && !SearchWord.IsFiller(piece.Text))
                    continue;
                fits |= score > 0;
                best[end] = Math.Max(best[end], best[start] + Math.Max(0, score - LessForPiece) * Weigh(piece.Text));
            }
        }
        return fits && best[^1] > 0 ? Math.Max(1, best[^1] / _atoms.Sum(Weigh)) : 0;
    }

    // A Latin word of any length weighs as two characters.
    private static int Weigh(string text) => SplitAtoms(text).Sum(static atom => SearchWord.IsChinese(atom[0]) ? 1 : 2);

    private static List<string> SplitAtoms(string text)
    {
        var atoms = new List<string>();
        for (var start = 0; start < text.Length;)
        {
            var end = start + 1;
            while (end < text.Length && !SearchWord.IsChinese(text[start]) && !SearchWord.IsChinese(text[end]))
                end++;
            atoms.Add(text[start..end]);
            start = end;
        }
        return atoms;
    }
}
