using NUnit.Framework;

namespace WeChatPay.Tests.Sandbox;

/// <summary>An order is placed and queried in each of the six styles, on both receivers, over HTTP, signed and verified.</summary>
public abstract class SixStylesFixture : Shop
{
    /// <summary>Gets the platform's key that signs the responses.</summary>
    protected virtual string SigningSerial => Server.PlatformKeyId;

    [Test]
    public async Task PureChain_DynamicAsync_PlacesAndQueries()
    {
        dynamic instance = Client;
        var no = NewNumber();

        WeChatPayResponse placed = await instance.v3.hirePowerBank.insuranceOrders.postAsync(new { json = Order(no) });
        WeChatPayResponse queried = await instance.v3.hirePowerBank.insuranceOrders._out_order_no_.getAsync(new { out_order_no = no });

        AssertOrder(no, placed, queried);
    }

    [Test]
    public void PureChain_DynamicSync_PlacesAndQueries()
    {
        dynamic instance = Client;
        var no = NewNumber();

        WeChatPayResponse placed = instance.v3.hirePowerBank.insuranceOrders.post(new { json = Order(no) });
        WeChatPayResponse queried = instance.v3.hirePowerBank.insuranceOrders._out_order_no_.get(new { out_order_no = no });

        AssertOrder(no, placed, queried);
    }

    [Test]
    public void PureChain_DynamicPromise_IsWaitedFor()
    {
        dynamic instance = Client;
        var no = NewNumber();

        WeChatPayResponse placed = instance.v3.hirePowerBank.insuranceOrders.postAsync(new { json = Order(no) }).wait();
        WeChatPayResponse queried = instance.v3.hirePowerBank.insuranceOrders._out_order_no_.getAsync(new { out_order_no = no }).wait();

        AssertOrder(no, placed, queried);
    }

    [Test]
    public async Task Declared_DynamicAsync_PlacesAndQueries()
    {
        dynamic instance = Client;
        var no = NewNumber();

        WeChatPayResponse placed = await instance.chain("v3/hire-power-bank/insurance-orders").postAsync(new { json = Order(no) });
        WeChatPayResponse queried = await instance.chain("v3/hirePowerBank/insuranceOrders/{out_order_no}").getAsync(new { out_order_no = no });

        AssertOrder(no, placed, queried);
    }

    [Test]
    public void Declared_DynamicSync_PlacesAndQueries()
    {
        dynamic instance = Client;
        var no = NewNumber();

        WeChatPayResponse placed = instance.chain(Orders).post(new { json = Order(no) });
        WeChatPayResponse queried = instance.chain(OneOrder).get(new { out_order_no = no });

        AssertOrder(no, placed, queried);
    }

    [Test]
    public async Task Indexed_DynamicAsync_PlacesAndQueries()
    {
        dynamic instance = Client;
        var no = NewNumber();

        WeChatPayResponse placed = await instance["v3/hire-power-bank/insurance-orders"].postAsync(new { json = Order(no) });
        WeChatPayResponse queried = await instance["v3"]["hirePowerBank"]["insuranceOrders"]["{out_order_no}"].getAsync(new { out_order_no = no });

        AssertOrder(no, placed, queried);
    }

    [Test]
    public void Indexed_DynamicSync_PlacesAndQueries()
    {
        dynamic instance = Client;
        var no = NewNumber();

        WeChatPayResponse placed = instance[Orders].post(new { json = Order(no) });
        WeChatPayResponse queried = instance[OneOrder].get(new { out_order_no = no });

        AssertOrder(no, placed, queried);
    }

    [Test]
    public async Task Declared_StaticAsync_PlacesAndQueries()
    {
        var no = NewNumber();

        var placed = await Client.chain(Orders).postAsync(new { json = Order(no) });
        var queried = await Client.chain(OneOrder).getAsync(new { out_order_no = no });

        AssertOrder(no, placed, queried);
    }

    [Test]
    public void Declared_StaticSync_PlacesAndQueries()
    {
        var no = NewNumber();

        var placed = Client.chain(Orders).post(new { json = Order(no) });
        var queried = Client.chain(OneOrder).get(new { out_order_no = no });

        AssertOrder(no, placed, queried);
    }

    [Test]
    public async Task Indexed_StaticAsync_PlacesAndQueries()
    {
        var no = NewNumber();

        var placed = await Client[Orders].PostAsync(new { json = Order(no) });
        var queried = await Client[OneOrder].GetAsync(new { out_order_no = no });

        AssertOrder(no, placed, queried);
    }

    [Test]
    public void Indexed_StaticSync_PlacesAndQueries()
    {
        var no = NewNumber();

        var placed = Client[Orders].Post(new { json = Order(no) });
        var queried = Client[OneOrder].Get(new { out_order_no = no });

        AssertOrder(no, placed, queried);
    }

    [Test]
    public void Then_StaticPromise_GivesTheVerifiedAnswer()
    {
        var no = NewNumber();

        var id = Client[Orders].postAsync(new { json = Order(no) })
            .then(placed => (string)placed["order_id"]!)
            .wait();

        Assert.That(id, Is.Not.Empty);
    }

    [Test]
    public async Task Interpolated_Static_PlacesAndQueries()
    {
        var no = NewNumber();

        var placed = await Client[Orders].PostAsync(new { json = Order(no) });
        var queried = await Client[$"v3/hire-power-bank/insurance-orders/{no}"].GetAsync();

        AssertOrder(no, placed, queried);
    }

    private void AssertOrder(string no, WeChatPayResponse placed, WeChatPayResponse queried)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(placed.StatusCode, Is.EqualTo(200));
            Assert.That((string?)placed["out_order_no"], Is.EqualTo(no));
            Assert.That((string?)placed["order_id"], Is.Not.Null.And.Not.Empty);
            Assert.That(queried.Text, Is.EqualTo(placed.Text));
            Assert.That(placed.Header("Wechatpay-Serial"), Is.EqualTo(SigningSerial));
        }
    }
}
