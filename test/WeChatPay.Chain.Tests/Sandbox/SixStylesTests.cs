namespace WeChatPay.Tests.Sandbox;

/// <summary>The six styles by a client with an RSA key.</summary>
public sealed class SixStylesTests : SixStylesFixture;
