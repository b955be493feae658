namespace WeChatPay.Completion;

/// <summary>One text that may be written.</summary>
/// <remarks>Immutable.</remarks>
/// <param name="text">The text.</param>
/// <param name="note">What it is, in a few words, shown beside it; empty for none.</param>
/// <param name="tag">The kind of its picture, one of Roslyn's well-known tags.</param>
/// <param name="rank">Its place among the others: smaller first.</param>
internal sealed class Offer(string text, string note, string tag, int rank = 1)
{
    public string Text => text;

    public string Note => note;

    public string Tag => tag;

    public int Rank => rank;
}
