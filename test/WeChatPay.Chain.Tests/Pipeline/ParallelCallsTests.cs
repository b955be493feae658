using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using NUnit.Framework;

namespace WeChatPay.Tests.Pipeline;

public sealed partial class ParallelCallsTests
{
    private const int Threads = 8;
    private const int CallsPerThread = 500;

    private readonly ConcurrentBag<string> _wrong = [];
    private readonly ConcurrentDictionary<string, bool> _nonces = new();
    private readonly ConcurrentDictionary<string, bool> _bodies = new();

    [Test]
    public void Post_EightThreadsOnOneClient_EveryRequestIsSignedForItself()
    {
        RSAParameters merchant = default;
        using var transport = new SignedTransport((request, body) => Check(request, body, merchant));
        merchant = transport.MerchantPublicKey;
        using var client = transport.CreateClient();

        var threads = Enumerable.Range(0, Threads).Select(number => new Thread(() => Call(client, number))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(_wrong, Is.Empty);
            Assert.That(_nonces, Has.Count.EqualTo(Threads * CallsPerThread), "nonces, all distinct");
            Assert.That(_bodies, Has.Count.EqualTo(Threads * CallsPerThread), "orders that arrived");
        }
    }

    private void Call(dynamic instance, int thread)
    {
        for (var i = 0; i < CallsPerThread; i++)
        {
            try
            {
                WeChatPayResponse answer = instance.v3.hirePowerBank.insuranceOrders.post(new { json = new { out_order_no = $"{thread}-{i}" } });
                if ((string?)answer["order_id"] != "1232413451234123")
                    _wrong.Add($"thread {thread}, call {i}: {answer.Text}");
            }
            catch (Exception error)
            {
                _wrong.Add($"thread {thread}, call {i}: {error}");
            }
        }
    }

    // Written out as WeChat Pay's document has it, so that the library is not checked by itself.
    private void Check(HttpRequestMessage request, byte[] body, RSAParameters merchant)
    {
        var authorization = request.Headers.NonValidated["Authorization"].ToString();
        var fields = Field().Matches(authorization).ToDictionary(field => field.Groups[1].Value, field => field.Groups[2].Value);
        var signed = $"{request.Method}\n{request.RequestUri!.PathAndQuery}\n{fields["timestamp"]}\n{fields["nonce_str"]}\n{Encoding.UTF8.GetString(body)}\n";
        using var rsa = RSA.Create(merchant);
        if (!rsa.VerifyData(Encoding.UTF8.GetBytes(signed), Convert.FromBase64String(fields["signature"]), HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1))
            _wrong.Add($"The signature does not fit: {authorization}");
        _nonces[fields["nonce_str"]] = true;
        _bodies[Encoding.UTF8.GetString(body)] = true;
    }

    [GeneratedRegex("([a-z_]+)=\"([^\"]*)\"")]
    private static partial Regex Field();
}
