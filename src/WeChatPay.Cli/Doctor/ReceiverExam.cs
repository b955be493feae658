using System.Globalization;
using System.Runtime.CompilerServices;
using Newtonsoft.Json.Linq;
using WeChatPay.Cli.Notify;
using WeChatPay.Cli.Terminal;
using WeChatPay.Sandbox.Callbacks;
using WeChatPay.Testing;

namespace WeChatPay.Cli.Doctor;

/// <summary>Examines a receiver of callbacks: genuine ones, repeated ones, late ones, and one with each flaw, in both protocols.</summary>
/// <remarks>Of a protocol whose genuine callback is refused nothing more is sent: its refusals would prove nothing.</remarks>
internal sealed class ReceiverExam
{
    /// <summary>What WeChat Pay sends most.</summary>
    public const string DefaultEvent = "TRANSACTION.SUCCESS";

    private const string V2 = "APIv2";
    private const string EventV2 = "transaction-success";

    // WeChat Pay waits five seconds. A receiver that needs most of it fails under load.
    private static readonly TimeSpan Slow = TimeSpan.FromSeconds(2);

    // The last of WeChat Pay's repeats comes a day after the first.
    private static readonly TimeSpan Late = TimeSpan.FromHours(23);

    private static readonly CallbackFlaw[] FlawsV2 = [CallbackFlaw.ChangedByte, CallbackFlaw.WrongSignature, CallbackFlaw.WrongKey];

    private readonly Uri _url;
    private readonly string _event;
    private readonly JObject? _resource;
    private readonly PlatformSignerOptions _keys;

    /// <param name="url">The receiver.</param>
    /// <param name="eventType">The event of APIv3.</param>
    /// <param name="resource">Its content; null for an example.</param>
    /// <param name="places">Where the platform's keys are.</param>
    /// <exception cref="MisuseException">No keys to sign with are given, or they cannot be read.</exception>
    /// <exception cref="ArgumentException">A key is not usable, or the event is not documented.</exception>
    public ReceiverExam(Uri url, string eventType, JObject? resource, KeyPlaces places)
    {
        (_url, _event, _resource, _keys) = (url, eventType, resource, places.Read());
        if (PlatformSigner.IsV2Event(eventType))
            throw new MisuseException(Message.Format($"--event: {eventType} is an event of APIv2. Name one of APIv3. Nothing was sent."));
        if (!HasV3 && !HasV2)
        {
            throw new MisuseException(Message.Of(
                "A receiver is examined with signed callbacks: give --sandbox, or --key-file, --key-id and the APIv3 key, or the APIv2 key. "
                + "Nothing was sent."));
        }
    }

    private bool HasV3 => _keys is { PrivateKeyPem: not null, ApiV3Key: not null };

    private bool HasV2 => _keys is { ApiV2Key: not null, IsBrand: false };

    /// <summary>Makes the checks, and gives each as it is done.</summary>
    /// <param name="mchid">The number of the merchant; null for the sandbox's.</param>
    /// <param name="cancellationToken">Cancels the delivery that is under way.</param>
    public async IAsyncEnumerable<ExamFinding> RunAsync(string? mchid, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var keys = mchid is null ? _keys : _keys with { Mchid = mchid };
        using var signer = new PlatformSigner(keys);
        using var late = new PlatformSigner(keys with { TimeProvider = new EarlierClock(keys.TimeProvider, Late) });
        foreach (var finding in LookAtAddress())
            yield return finding;
        if (!HasV3)
        {
            yield return ExamFinding.Note("apiv3", Message.Of("APIv3 is not checked: no private key of the platform, or no APIv3 key, is given."),
                Message.Of("Give --sandbox, or --key-file, --key-id and --api-v3-key-file."));
        }
        var (accepted, refused) = (0, 0);
        foreach (var (name, make, flaws) in Protocols(signer))
        {
            var genuine = make(CallbackFlaw.None);
            var first = await genuine.SendAsync(_url, cancellationToken);
            if (!first.IsAccepted)
            {
                refused += IsJudgement(first) ? 1 : 0;
                yield return ExamFinding.Note(
                    "genuine", Message.Format($"{name}: a genuine callback is not accepted: {Tell(first)}."), AdviseOnRefusal(name, first));
                continue;
            }
            accepted++;
            yield return ExamFinding.Good("genuine", Message.Format($"{name}: a genuine callback is accepted: {Tell(first)}."));
            if (first.Elapsed >= Slow)
            {
                yield return ExamFinding.Note("speed", Message.Format($"{name}: the response took {Milliseconds(first)} ms, and WeChat Pay waits 5000 ms."),
                    Message.Of("Keep the callback, reply, and do the work afterwards."));
            }
            await foreach (var finding in RepeatAsync(name, signer, genuine, name == V2 ? null : late, cancellationToken))
                yield return finding;
            foreach (var flaw in flaws)
                yield return JudgeFlaw(name, flaw, await make(flaw).SendAsync(_url, cancellationToken));
        }
        if (accepted == 0 && refused == 0)
        {
            yield return ExamFinding.Bad(
                "genuine", Message.Of("The receiver cannot be examined: it gave no response that WeChat Pay could judge."));
        }
        else if (accepted == 0)
        {
            yield return ExamFinding.Bad("genuine", Message.Of("The receiver accepts no genuine callback, so nothing else was checked."),
                Message.Of("Give it the keys that sign here: those of `wechatpay sandbox` with --sandbox, or those of --key-file and --api-v3-key-file."));
        }
    }

    // Whether the receiver looked at the callback: silence, a redirect and a failure are of the network or of the program.
    private static bool IsJudgement(CallbackDelivery delivery) => delivery.Status is 200 or 204 or >= 400 and < 500;

    private static string AdviseOnRefusal(string name, CallbackDelivery delivery) => delivery.Status switch
    {
        null => Message.Of("Start the receiver, or correct its address."),
        >= 300 and < 400 => Message.Of("Give the address that it leads to: WeChat Pay follows no redirect."),
        >= 500 => Message.Of("Look at the receiver's log: it failed."),
        _ => Message.Format($"Look at the receiver's log. Where it has no callbacks of {name}, this is right."),
    };

    private IEnumerable<(string Name, Func<CallbackFlaw, SignedCallback> Make, IEnumerable<CallbackFlaw> Flaws)> Protocols(PlatformSigner signer)
    {
        if (HasV3)
            yield return ("APIv3", flaw => signer.Callback(_event, _resource, flaw), Enum.GetValues<CallbackFlaw>().Except([CallbackFlaw.None]));
        if (HasV2)
            yield return (V2, flaw => signer.CallbackV2(SampleV2(signer), flaw), FlawsV2);
    }

    private JObject SampleV2(PlatformSigner signer)
    {
        var sample = signer.Sample(EventV2, v2: true);
        if (_resource?["out_trade_no"] is { } number)
            sample["out_trade_no"] = number;
        return sample;
    }

    private IEnumerable<ExamFinding> LookAtAddress()
    {
        if (_url.Query.Length > 0)
        {
            yield return ExamFinding.Bad("address", Message.Of("The receiver's URL has a query, which WeChat Pay does not allow in `notify_url`."),
                Message.Of("Put what it says into the path, or into `attach` of the order."));
        }
        if (!_url.IsLoopback && _url.Scheme != Uri.UriSchemeHttps)
        {
            yield return ExamFinding.Note(
                "address", Message.Of("The receiver's URL is not https: others on the way see that a callback came, and can replace it."),
                Message.Of("Use https for a receiver that is not on this machine."));
        }
    }

    private async IAsyncEnumerable<ExamFinding> RepeatAsync(
        string name, PlatformSigner signer, SignedCallback genuine, PlatformSigner? earlier, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var again = await signer.SignAgain(genuine).SendAsync(_url, cancellationToken);
        yield return again.IsAccepted
            ? ExamFinding.Good("duplicate", Message.Format($"{name}: the same callback again is accepted."))
            : ExamFinding.Bad("duplicate", Message.Format($"{name}: the same callback again is not accepted: {Tell(again)}."),
                Message.Of("Reply with success to a callback that was handled before, and do nothing: WeChat Pay repeats one whose reply it did not get."));
        var pair = await Task.WhenAll(
            signer.SignAgain(genuine).SendAsync(_url, cancellationToken), signer.SignAgain(genuine).SendAsync(_url, cancellationToken));
        yield return pair.Any(static one => one.IsAccepted)
            ? ExamFinding.Good("at-once", Message.Format($"{name}: of two that come at once, one is accepted at least."))
            : ExamFinding.Bad("at-once", Message.Format($"{name}: of two that come at once, none is accepted: {Tell(pair[0])}."),
                Message.Of("Let one of them wait or come later; both must not fail."));
        if (earlier is null)
            yield break;
        var late = await signer.SignAgain(earlier.Callback(_event, _resource)).SendAsync(_url, cancellationToken);
        yield return late.IsAccepted
            ? ExamFinding.Good("late", Message.Format($"{name}: a callback of 23 hours ago, signed now, is accepted."))
            : ExamFinding.Bad("late", Message.Format($"{name}: a callback of 23 hours ago, signed now, is not accepted: {Tell(late)}."),
                Message.Of("Compare the clock with Wechatpay-Timestamp, not with create_time: WeChat Pay repeats a callback for a day."));
    }

    private static ExamFinding JudgeFlaw(string name, CallbackFlaw flaw, CallbackDelivery delivery)
    {
        var check = FlawNames.NameOf(flaw);
        return delivery switch
        {
            { IsAccepted: true } =>
                ExamFinding.Bad(check, Message.Format($"{name}: a callback with the flaw `{check}` is accepted: {Tell(delivery)}."), Advise(flaw)),
            { Status: >= 400 and < 500 } or { Status: 200 } =>
                ExamFinding.Good(check, Message.Format($"{name}: a callback with the flaw `{check}` is refused: {Tell(delivery)}.")),
            _ => ExamFinding.Note(
                check, Message.Format($"{name}: a callback with the flaw `{check}` is refused, by a failure of the receiver: {Tell(delivery)}."),
                Message.Of("Catch what the verification throws, and reply with 401.")),
        };
    }

    private static string Advise(CallbackFlaw flaw) => flaw switch
    {
        CallbackFlaw.OldTimestamp =>
            Message.Of("Refuse a Wechatpay-Timestamp that is more than 300 seconds away: who recorded a callback could send it again."),
        CallbackFlaw.WrongKey => Message.Of("Decrypt before you act, and refuse what does not decrypt."),
        CallbackFlaw.Probe => Message.Of("Verify every signature: WeChat Pay sends this probe itself, to find receivers that do not."),
        _ => Message.Of("Verify the signature over the bytes as they came, before the body is read."),
    };

    private static string Tell(CallbackDelivery delivery) => delivery.Status is { } status
        ? Message.Format($"{status} after {Milliseconds(delivery)} ms")
        : TerminalText.Escape(LibraryMessage.Translate(delivery.Problem ?? ""));

    private static string Milliseconds(CallbackDelivery delivery) => ((long)delivery.Elapsed.TotalMilliseconds).ToString(CultureInfo.InvariantCulture);
}
