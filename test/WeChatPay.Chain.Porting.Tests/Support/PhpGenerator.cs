using System.Text;

namespace WeChatPay.Porting.Tests.Support;

/// <summary>Writes random PHP of the supported part of the language: each program is a function that prints what it computed.</summary>
/// <remarks>The same seed gives the same programs. The programs end: loops have small bounds, and what a turn makes too large is replaced.</remarks>
#pragma warning disable RS0030 // A program has to be made again from its seed: no key and no nonce comes from here.
internal sealed partial class PhpGenerator(int seed)
{
    private static readonly string[] Keys = ["'a'", "'b'", "'k'", "0", "1", "'7'", "'x-y'"];
    private static readonly string[] Texts = ["'x'", "'10'", "'1.50'", "''", "'中文'", "'abc def'", "'0'", "' 5'"];

    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();
    private readonly SortedDictionary<string, int> _uses = new(StringComparer.Ordinal);
    private int _depth;
    private int _loops;

    /// <summary>Gets how often each rule of the grammar was used.</summary>
    public IReadOnlyDictionary<string, int> Uses => _uses;

    /// <summary>Writes a file of functions, and a call of each.</summary>
    public string File(int count)
    {
        _text.Clear().Append("<?php\n");
        for (var at = 0; at < count; at++)
            Function($"p{seed}_{at}");
        for (var at = 0; at < count; at++)
            _text.Append($"echo '[{at}] '; try {{ p{seed}_{at}($instance); }} catch (\\Throwable $e{at}) {{ echo 'raised'; }} echo \"\\n\";\n");
        return _text.ToString();
    }

    private void Function(string name)
    {
        GeneratorFunction(name + "_g");
        _generator = name + "_g";
        _text.Append($"function {name}($client) {{\n");
        // Numbers, texts, an array, an array of unknown type, and a float.
        _text.Append($"  $i = {_random.Next(-3, 20)}; $s = {Pick(Texts)}; $a = {Array(2)}; $d = json_decode('{Json()}', true); $f = "
            + $"{Pick("0.1", "19.9", "2.5", "100.0", "1e3")};\n");
        for (var count = _random.Next(3, 9); count > 0; count--)
            Statement(1);
        _text.Append("  echo json_encode([$i, $s, $a, $d, $f]);\n");
        if (_random.Next(3) == 0)
            _text.Append($"  $client->chain('v3/pay/transactions')->post(['json' => ['a' => $a, 'n' => {Value(1)}, 'list' => [{Value(1)}, {Value(1)}]]]);\n");
        _text.Append("}\n");
    }

    private void Statement(int indent)
    {
        var blank = new string(' ', indent * 2);
        _depth++;
        switch (Rule("statement", _depth > 4 ? 10 : 28))
        {
            // A loop that squares $i would leave the 64 bits, where a wrapped program throws and PHP goes on with a float.
            case 0: _text.Append($"{blank}$i = ({Int(2)}) % 1000;\n"); break;
            case 1: _text.Append($"{blank}$s = {Text(2)};\n"); break;
            case 2: _text.Append($"{blank}$s .= {Value(1)};\n"); break;
            case 3: _text.Append($"{blank}{Pick("$a", "$d")}[{Key()}] = {Value(2)};\n"); break;
            case 4: _text.Append($"{blank}$a[] = {Value(2)};\n"); break;
            case 5: _text.Append($"{blank}$d['n'][{Key()}] = {Value(1)};\n"); break;
            case 6: _text.Append($"{blank}$b = {Pick("$a", "$d")}; $b[{Key()}] = {Value(1)}; echo json_encode($b), ';';\n"); break;
            case 7: _text.Append($"{blank}unset({Pick("$a", "$d")}[{Key()}]);\n"); break;
            case 8: _text.Append($"{blank}$i {Pick("+=", "-=", "*=")} {Int(1)}; $i %= 1000;\n"); break;
            case 9: _text.Append($"{blank}echo {Value(2)} ?? 'none', ';';\n"); break;
            case 10:
                _text.Append(
                $"{blank}if ({Condition()}) {{\n"); Body(indent); _text.Append($"{blank}}} else {{\n"); Body(indent); _text.Append($"{blank}}}\n"); break;
            case 11: Foreach(blank, indent); break;
            case 12:
                _text.Append($"{blank}for ($j{indent} = 0; $j{indent} < {_random.Next(1, 4)}; $j{indent}++) {{\n");
                TurnBody(indent);
                _text.Append($"{blank}}}\n");
                break;
            case 13: Switch(blank, indent); break;
            case 14:
                _text
                .Append($"{blank}$s = match ({Pick("$i", "$s")}) {{ {Pick("1", "'x'")} => {Text(1)}, {Pick("2", "'10'")}, {Pick("3", "'z'")} => "
                    + $"{Text(1)}, default => {Text(1)} }};\n"); break;
            case 15: _text.Append($"{blank}if ({Condition()}) {{ $u = {Value(1)}; }} echo isset($u) ? 'set' : 'unset', $u ?? 'null', ';';\n"); break;
            case 16: _text.Append($"{blank}$g = function ($x) use ($i, $a) {{ $a['in'] = $x; return count($a) + $i; }}; echo $g({Value(1)}), ';';\n"); break;
            case 17: _text.Append($"{blank}$sum = 0; $h = function ($x) use (&$sum) {{ $sum += $x; }}; $h({Int(1)}); $h(2); echo $sum, ';';\n"); break;
            case 18: _text.Append($"{blank}[$m, $n] = [{Value(1)}, {Int(1)}]; echo json_encode([$m, $n]), ';';\n"); break;
            case 19: _text.Append($"{blank}echo implode(',', array_map(fn ($x) => {Pick("$x", "json_encode($x)")}, array_keys($a))), ';';\n"); break;
            case 20:
                _text
                .Append($"{blank}try {{ if ({Condition()}) {{ throw new \\InvalidArgumentException('bad'); }} echo 'ok'; }} catch "
                    + $"(\\InvalidArgumentException $e) {{ echo $e->getMessage(); }} finally {{ echo 'f;'; }}\n"); break;
            case 21: Loop(blank, indent); break;
            case 22: Send(blank); break;
            case 23: Step(blank); break;
            case 24: Lazy(blank); break;
            case 25: _text.Append($"{blank}echo json_encode(iterator_to_array({Call()}{Pick("", ", false")})), ';';\n"); break;
            case 26: Promise(blank); break;
            default: _text.Append($"{blank}$d['c'] = ($d['c'] ?? 0) + 1; $a['k'] ??= {Value(1)};\n"); break;
        }
        _depth--;
    }

    // Nested turns that put an array, or a text, into itself would double it each time.
    private void TurnBody(int indent)
    {
        Body(indent);
        var blank = new string(' ', indent * 2 + 2);
        _text.Append($"{blank}if (strlen($s) > 200) {{ $s = 'long'; }}\n");
        foreach (var array in (string[])["$a", "$d"])
            _text.Append($"{blank}if (strlen(json_encode({array})) > 300) {{ {array} = ['k' => 'large']; }}\n");
    }

    private void Body(int indent)
    {
        for (var count = _random.Next(1, 3); count > 0; count--)
            Statement(indent + 1);
    }

    private void Foreach(string blank, int indent)
    {
        var (name, key) = ($"v{_loops}", _random.Next(2) == 0 ? $"$k{_loops} => " : "");
        _loops++;
        _text.Append($"{blank}foreach ({Pick("$a", "(array) $d", "[1, 'q', [2]]")} as {key}${name}) {{\n{blank}  echo "
            + $"{(key.Length > 0 ? $"${key[1..^4]}, ':', " : "")}json_encode(${name}), ',';\n");
        if (_random.Next(2) == 0)
            _text.Append($"{blank}  if (is_array(${name})) {{ ${name}['w'] = 1; echo json_encode(${name}); }}\n");
        TurnBody(indent);
        if (_random.Next(3) == 0)
            _text.Append($"{blank}  if ({Condition()}) {{ {Pick("break", "continue")}; }}\n");
        _text.Append($"{blank}}}\n");
    }

    // The functions of promises share a variable with the code around them, so that their order shows.
    private void Promise(string blank)
    {
        const string space = "\\GuzzleHttp\\Promise\\";
        var first = Pick(
            $"{space}Create::promiseFor({Pick(Texts)})",
            $"{space}Create::rejectionFor(new \\RuntimeException('r'))",
            $"{space}Coroutine::of(function () {{ $y = yield {Pick(Texts)}; try {{ yield {space}Create::rejectionFor(new \\LogicException('l')); }} "
                + "catch (\\Exception $z) { $y .= $z->getMessage(); } yield $y; })");
        var then = Pick("return $x;", "return [$x];", "throw new \\DomainException('d');");
        _text.Append($"{blank}$p = {first}->then(function ($x) use (&$s) {{ $s .= 't'; {then} }})"
            + "->otherwise(function ($e) use (&$s) { $s .= $e->getMessage(); return 'o'; });\n");
        _text.Append($"{blank}$s .= 'm'; $q = $p->then(function ($x) use (&$s) {{ $s .= 'q'; return $x; }}); $s .= 'n';\n");
        var last = Pick(
            "$q->wait()",
            "$p->wait()",
            $"{space}Utils::all(['p' => $p, $q])->wait()", $"{space}Utils::unwrap([$q, $p])", $"{space}Utils::settle([$p])->wait()");
        _text.Append($"{blank}echo json_encode({last}), $s, ';';\n");
    }

    private void Switch(string blank, int indent)
    {
        _text.Append($"{blank}switch ({Pick("$i", "$s", "$d['t'] ?? null")}) {{\n");
        foreach (var one in (string[])["1", "'x'", "'10'"])
        {
            _text.Append($"{blank}  case {one}:\n");
            Body(indent + 1);
            _text.Append($"{blank}    break;\n");
        }
        _text.Append($"{blank}  default:\n");
        Body(indent + 1);
        _text.Append($"{blank}}}\n");
    }

    private int Rule(string kind, int count)
    {
        var choice = _random.Next(count);
        var name = $"{kind} {choice:00}";
        _uses[name] = _uses.GetValueOrDefault(name) + 1;
        return choice;
    }

    private string Value(int depth) => Rule("value", depth > 0 ? 11 : 7) switch
    {
        0 => Pick("null", "true", "false"),
        1 or 2 => Int(depth - 1),
        3 => Text(depth - 1),
        4 => $"{Pick("$a", "$d")}[{Key()}]",
        5 => Pick("0.5", "$f", "$f * 2"),
        6 => Pick("$i", "$s"),
        7 => Array(depth - 1),
        8 => $"({Value(depth - 1)} ?? {Value(depth - 1)})",
        9 => $"({Condition()} ? {Value(depth - 1)} : {Value(depth - 1)})",
        _ => $"$d['n'][{Key()}]['z']",
    };

    private string Int(int depth) => Rule("int", depth > 0 ? 8 : 2) switch
    {
        0 => $"{_random.Next(-5, 30)}",
        1 => "$i",
        2 => $"({Int(depth - 1)} {Pick("+", "-", "*")} {Int(depth - 1)})",
        3 => $"(int) {Pick("$s", "$f", "'12abc'", "null")}",
        4 => $"count({Pick("$a", "(array) $d")})",
        5 => $"strlen({Text(depth - 1)})",
        6 => $"({Int(depth - 1)} % {_random.Next(2, 7)})",
        _ => $"intdiv({Int(depth - 1)}, {_random.Next(1, 5)})",
    };

    private string Text(int depth) => Rule("text", depth > 0 ? 9 : 3) switch
    {
        0 => Pick(Texts),
        1 => "$s",
        2 => Pick("\"n {$i}\"", "\"t $s!\"", "\"{$d['t']}\""),
        3 => $"({Text(depth - 1)} . {Pick("$i", "$f", Text(depth - 1))})",
        4 => $"strtoupper({Text(depth - 1)})",
        5 => $"substr({Text(depth - 1)}, {_random.Next(-2, 3)}, {_random.Next(1, 4)})",
        6 => $"str_replace('x', 'yy', {Text(depth - 1)})",
        7 => $"trim({Text(depth - 1)})",
        _ => $"(string) {Pick("$i", "$f", "true", "null")}",
    };

    private string Condition() => Rule("condition", 9) switch
    {
        0 => $"$i {Pick("<", ">", "<=", "==", "!==", "===")} {Int(1)}",
        1 => $"$s {Pick("==", "===", "!=")} {Text(1)}",
        2 => $"isset({Pick("$a", "$d")}[{Key()}])",
        3 => $"empty({Pick("$a", "$d")}[{Key()}])",
        4 => $"{Pick("$a", "$d")}[{Key()}] {Pick("==", "===", "!=")} {Value(0)}",
        5 => $"in_array({Int(0)}, [1, 2, 3], {Pick("true", "false")})",
        6 => Pick("$i", "$s", "$a", "!$s", "$f > 1"),
        7 => $"({Value(0)} <=> {Value(0)}) > 0",
        _ => $"$i > 2 {Pick("&&", "||")} $s",
    };

    private string Array(int depth)
    {
        var entries = Enumerable.Range(
            0,
            _random.Next(0, 4)).Select(_ => (_random.Next(3) == 0 ? "" : $"{Key()} => ") + (depth > 0 ? Value(depth - 1) is var value
                && value.Contains('$') ? Pick(Texts) : value : Pick(Texts)));
        return $"[{string.Join(", ", entries)}]";
    }

    private string Json() => Pick(
        """{"t":"10","n":{"a":1.10,"b":[1,2]}}""",
        """{"t":"x"}""",
        """[1,"two",{"z":3}]""",
        """{"t":null,"k":true,"n":{"7":{"z":"deep"}}}""",
        "{}");

    private string Key() => Pick(Keys);

    private string Pick(params string[] values) => values[_random.Next(values.Length)];
}
