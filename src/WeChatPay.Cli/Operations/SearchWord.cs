using System.Text;
using WeChatPay.Facts;

namespace WeChatPay.Cli.Operations;

/// <summary>A word of a search, with the words that mean the same.</summary>
/// <param name="Text">The folded word.</param>
/// <param name="Synonyms">Other folded words for the same thing.</param>
internal sealed record SearchWord(string Text, IReadOnlyList<string> Synonyms)
{
    // A synonym counts less than the word itself.
    private const int LessForSynonym = 15;
    private const int MaxTypingErrors = 2;

    private static readonly string[][] SameMeaning =
    [
        ["优惠券", "代金券", "商家券", "商品券", "消费券", "coupon"],
        ["通知", "回调", "callback", "notify", "notification", "webhook"],
        ["下单", "统一下单", "创建订单", "预下单"],
        ["退款", "refund"],
        ["退款查询", "查询退款", "查询单笔退款"],
        ["订单", "order"],
        ["查询", "获取", "query"],
        ["账单", "对账单", "bill"],
        ["转账", "付款到零钱", "商家转账", "transfer"],
        ["关单", "关闭订单"],
        ["撤销", "冲正", "撤销订单"],
        ["分账", "profitsharing"],
        ["证书", "certificate"],
        ["投诉", "complaint"],
        ["上传", "upload"],
        ["进件", "特约商户进件", "applyment"],
        ["付款码", "刷卡", "micropay"],
        ["扫码", "native"],
        ["小程序", "公众号", "jsapi"],
        ["品牌", "brand"],
        ["会员卡", "cardmember", "membercard"],
        ["门店", "store"],
        ["投放计划", "deliveryplan"],
    ];

    public static SearchWord Create(string folded) =>
        new(folded, [.. SameMeaning.Where(group => group.Contains(folded)).SelectMany(static group => group).Where(word => word != folded).Distinct()]);

    /// <summary>Gets the best score of the word and of its synonyms.</summary>
    public int Best(Func<string, int> match)
    {
        var own = match(Text);
        var other = Synonyms.Select(match).DefaultIfEmpty().Max();
        return Math.Max(own, other == 0 ? 0 : Math.Max(1, other - LessForSynonym));
    }

    /// <summary>Whether a word may be several words: Chinese has no blanks between them.</summary>
    public static bool CanBeTakenApart(string word) => word.Length >= 4 && word.All(static letter => letter >= 0x2E80);

    /// <summary>Whether a name has all pieces of a word, in any order. A piece has two characters or more.</summary>
    public static bool HasPieces(string name, string word)
    {
        var isReached = new bool[word.Length + 1];
        isReached[0] = true;
        for (var end = 2; end <= word.Length; end++)
        {
            for (var start = 0; start <= end - 2 && !isReached[end]; start++)
                isReached[end] = isReached[start] && name.Contains(word[start..end], StringComparison.Ordinal);
        }
        return isReached[word.Length];
    }

    /// <summary>Finds the known word that a misspelt one stands for; null when there is none, or when the word is known.</summary>
    /// <param name="word">The word as it was typed.</param>
    public static string? Correct(string word, OperationTable table)
    {
        var folded = Fold(word);
        if (folded.Length < 4 || !folded.All(char.IsAsciiLetterOrDigit))
            return null;
        var known = table.Operations.SelectMany(static operation => operation.Path.Split('/', '-', '_', '{', '}'))
            .Concat(table.Callbacks.SelectMany(static callback => callback.Event.ToLowerInvariant().Split('.', '_', '-')))
            .Concat(SameMeaning.SelectMany(static group => group))
            .Where(static one => one.Length >= 4)
            // Of words that are equally near, the one that the facts have most often is meant.
            .GroupBy(static one => one, StringComparer.Ordinal).OrderByDescending(static group => group.Count()).Select(static group => group.Key).ToList();
        if (known.Contains(folded))
            return null;
        return known.Find(one => IsSwapped(one, folded)) ?? Spelling.Nearest(known, folded, folded.Length < 6 ? 1 : MaxTypingErrors);
    }

    // Two neighbours that changed places are one mistake of typing.
    private static bool IsSwapped(string known, string typed)
    {
        if (known.Length != typed.Length)
            return false;
        var at = 0;
        while (at < known.Length && known[at] == typed[at])
            at++;
        return at + 1 < known.Length && known[at] == typed[at + 1] && known[at + 1] == typed[at] && known[(at + 2)..] == typed[(at + 2)..];
    }

    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            if (letter is not ('-' or '_' or '{' or '}'))
                folded.Append(char.ToLowerInvariant(letter));
        }
        return folded.ToString().Trim('/');
    }
}
