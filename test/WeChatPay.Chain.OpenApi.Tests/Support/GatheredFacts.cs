using WeChatPay.Tests.Support;

namespace WeChatPay.OpenApi.Tests.Support;

/// <summary>The catalogues that the table is made from.</summary>
internal static class GatheredFacts
{
    public static IReadOnlyList<string> Paths { get; } = [TestData.PathOf(TestData.Facts), TestData.PathOf(TestData.BrandFacts)];
}
