using WeChatPay.Porting.Tests.Support;

namespace WeChatPay.Porting.Tests;

/// <summary>Coroutines of Guzzle: the ported C# prints what PHP 8.2 printed with <c>guzzlehttp/promises</c> 1.5.2.</summary>
public sealed class CoroutineTests
{
    private const string Program = """
        <?php
        use GuzzleHttp\Promise\Coroutine;
        use GuzzleHttp\Promise\Create;
        use GuzzleHttp\Promise\Utils;

        $log = [];
        $one = Coroutine::of(function () use (&$log) {
            $log[] = 'start';
            $a = yield Create::promiseFor('a');
            $log[] = "got $a";
            $b = yield 'plain';
            try {
                yield Create::rejectionFor(new \RuntimeException('no'));
            } catch (\Exception $e) {
                $log[] = 'caught ' . $e->getMessage();
            } finally {
                $log[] = 'finally';
            }
            $c = yield Coroutine::of(function () {
                $x = yield Create::promiseFor(5);
                return $x * 2;
            });
            $all = yield Utils::all(['x' => Create::promiseFor(1), 'y' => 2]);
            return [$a, $b, $c, $all];
        });
        $next = $one->then(function ($value) use (&$log) {
            $log[] = 'then';
            return count($value);
        });
        echo json_encode($one->wait()), $next->wait(), json_encode($log), "\n";

        $failed = Coroutine::of(function () {
            yield 1;
            throw new \DomainException('inside');
        });
        try {
            $failed->wait();
        } catch (\DomainException $e) {
            echo $e->getMessage(), ' ', $failed->getState(), "\n";
        }
        $uncaught = Coroutine::of(function () {
            yield Create::rejectionFor(new \LogicException('reason'));
        });
        echo $uncaught->otherwise(function ($reason) {
            return 'handled ' . $reason->getMessage();
        })->wait(), "\n";
        $early = Coroutine::of(function () {
            throw new \LogicException('early');
            yield 1;
        });
        echo $early->getState(), ' ';
        $nested = Coroutine::of(function () {
            yield;
            return Create::promiseFor('inner');
        });
        echo $nested->wait(), ' ';
        $none = Coroutine::of(function () {
            if (false) {
                yield 1;
            }
            return 'none';
        });
        echo $none->wait(), json_encode(Coroutine::of(function () { $r = yield; })->wait()), ' ';
        $order = [];
        $first = Coroutine::of(function () use (&$order) {
            foreach ([1, 2, 3] as $n) {
                $order[] = "a$n";
                yield Create::promiseFor($n);
            }
        });
        $second = Coroutine::of(function () use (&$order) {
            foreach ([1, 2, 3] as $n) {
                $order[] = "b$n";
                yield Create::promiseFor($n);
            }
        });
        Utils::all([$first, $second])->wait();
        echo implode(',', $order), "\n";
        """;

    private const string Printed = """
        {"x":1,"y":2}2["start","got a","caught no","finally","then"]
        inside rejected
        handled reason
        rejected  null a1,b1,a2,b2,a3,b3

        """;

    [TestCase(PortingStyle.Dynamic)]
    [TestCase(PortingStyle.Static)]
    public void Port_Coroutines_PrintsWhatGuzzleDoes(PortingStyle style)
    {
        var ported = PhpPorter.Port(Program, new PortingOptions { Style = style });

        Assert.That(ported.Succeeded, $"{ported}");
        Assert.That(PortedProgram.Run(ported.Code!, style), Is.EqualTo(Printed));
    }

    [Test]
    public void Port_TheFunctionCoroutine_GivesThePromise()
    {
        const string php = "use function GuzzleHttp\\Promise\\coroutine; echo coroutine(function () { $r = yield 5; yield $r * 2; })->wait();";
        var ported = PhpPorter.Port(php);

        Assert.That(ported.Succeeded, $"{ported}");
        Assert.That(PortedProgram.Run(ported.Code!, PortingStyle.Dynamic), Is.EqualTo("10"));
    }

    [TestCase(PortingStyle.Dynamic)]
    [TestCase(PortingStyle.Static)]
    public void Port_APromiseThatIsRescued_IsGoneOnWithFromItsVariable(PortingStyle style)
    {
        const string php = """
            $s = '';
            $p = \GuzzleHttp\Promise\Create::rejectionFor(new \RuntimeException('r'))
                ->otherwise(function ($e) use (&$s) { $s .= $e->getMessage(); return 'o'; });
            $s .= 'm';
            $q = $p->then(function ($x) use (&$s) { $s .= 'q'; return $x; });
            $q = $q->then(function ($x) use (&$s) { $s .= 'r'; return $x; });
            $s .= 'n';
            echo json_encode(\GuzzleHttp\Promise\Utils::all(['p' => $p, $q])->wait()), $s;
            """;
        var ported = PhpPorter.Port(php, new PortingOptions { Style = style });

        Assert.That(ported.Succeeded, $"{ported}");
        Assert.That(PortedProgram.Run(ported.Code!, style), Is.EqualTo("""{"0":"o","p":"o"}mnrqr"""));
    }
}
