using System.Text;

namespace WeChatPay.Snippets.Search;

/// <summary>A word of a search, with the words that mean the same.</summary>
/// <remarks>Immutable and thread-safe.</remarks>
/// <param name="Text">The folded word.</param>
/// <param name="Synonyms">Other folded words for the same thing.</param>
internal sealed record SearchWord(string Text, IReadOnlyList<string> Synonyms)
{
    // A synonym counts less than the word itself.
    private const int LessForSynonym = 15;

    /// <summary>Gets the words for a callback.</summary>
    public static IReadOnlyList<string> Callbacks { get; } = ["通知", "回调", "callback", "notify", "notification", "webhook"];

    /// <summary>Gets the groups of words that mean the same.</summary>
    public static IReadOnlyList<IReadOnlyList<string>> SameMeaning { get; } =
    [
        Callbacks,
        ["优惠券", "代金券", "商家券", "商品券", "消费券", "coupon"],
        ["下单", "统一下单", "创建订单", "预下单"],
        ["退款", "退钱", "refund"],
        ["退款查询", "查询退款", "查询单笔退款"],
        ["订单", "order"],
        ["查询", "查看", "获取", "query", "get"],
        ["创建", "新建", "create"],
        ["添加", "新增", "add"],
        ["删除", "移除", "delete", "remove"],
        ["修改", "更新", "update", "modify"],
        ["取消", "cancel"],
        ["关闭", "close"],
        ["下载", "download"],
        ["成功", "success"],
        ["支付", "付款", "pay", "payment"],
        ["账单", "对账单", "bill", "statement"],
        ["转账", "付款到零钱", "转账到零钱", "商家转账", "企业付款", "transfer"],
        ["提现", "withdraw"],
        ["余额", "balance"],
        ["关单", "关闭订单"],
        ["查单", "查询订单", "订单查询"],
        ["撤销", "冲正", "撤销订单", "reverse"],
        ["分账", "profitsharing"],
        ["证书", "certificate"],
        ["平台", "platform"],
        ["投诉", "complaint"],
        ["上传", "upload"],
        ["图片", "image"],
        ["进件", "特约商户进件", "入驻", "applyment"],
        ["付款码", "刷卡", "micropay", "codepay"],
        ["扫码", "二维码", "native", "qrcode"],
        ["小程序", "公众号", "jsapi", "miniprogram"],
        ["红包", "redpack", "redpacket"],
        ["代扣", "委托代扣", "自动续费", "papay"],
        ["支付分", "payscore"],
        ["发票", "fapiao", "invoice"],
        ["服务商", "partner"],
        ["签约", "contract"],
        ["报关", "customs"],
        ["押金", "deposit"],
        ["品牌", "brand"],
        ["会员卡", "cardmember", "membercard"],
        ["门店", "store"],
        ["投放计划", "deliveryplan"],
    ];

    // Latin words that people write in two.
    private static readonly HashSet<string> Joined =
        new(["miniprogram", "profitsharing", "qrcode", "payscore", "cardmember", "membercard", "deliveryplan", "redpacket"], StringComparer.Ordinal);

    private static readonly HashSet<string> Fillers = new(["的", "到", "给", "和", "与", "了", "吗", "单", "接口", "怎么", "如何", "api"], StringComparer.Ordinal);

    /// <summary>Makes a word with its synonyms.</summary>
    public static SearchWord Create(string folded) =>
        new(folded, [.. SameMeaning.Where(group => group.Contains(folded)).SelectMany(static group => group).Where(word => word != folded).Distinct()]);

    /// <summary>Gets the best score of the word and of its synonyms.</summary>
    public int Best(Func<string, int> match)
    {
        var own = match(Text);
        var other = 0;
        foreach (var synonym in Synonyms)
            other = Math.Max(other, match(synonym));
        return Math.Max(own, other == 0 ? 0 : Math.Max(1, other - LessForSynonym));
    }

    /// <summary>Joins words that are one: <c>mini</c> and <c>program</c>.</summary>
    public static IEnumerable<string> Join(IEnumerable<string> folded)
    {
        var joined = new List<string>();
        foreach (var word in folded)
        {
            if (joined.Count > 0 && Joined.Contains(joined[^1] + word))
                joined[^1] += word;
            else
                joined.Add(word);
        }
        return joined;
    }

    /// <summary>Tells whether a character is Chinese.</summary>
    public static bool IsChinese(char letter) => letter >= 0x2E80;

    /// <summary>Tells whether a part of a longer text says nothing about an operation.</summary>
    public static bool IsFiller(string word) => Fillers.Contains(word);

    /// <summary>Makes one text of the ways to write it.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var letter in text)
        {
            // Both characters are in use for an account.
            if (letter == '帐')
                folded.Append('账');
            else if (letter is not ('-' or '_' or '{' or '}'))
                folded.Append(char.ToLowerInvariant(letter));
        }
        return folded.ToString().Trim('/');
    }
}
