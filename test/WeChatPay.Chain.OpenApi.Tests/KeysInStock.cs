using NUnit.Framework;
using WeChatPay.Tests.Support;

namespace WeChatPay.OpenApi.Tests;

/// <summary>The sandboxes of these tests take keys that are in stock.</summary>
[SetUpFixture]
internal sealed class KeysInStock : KeyStock;
