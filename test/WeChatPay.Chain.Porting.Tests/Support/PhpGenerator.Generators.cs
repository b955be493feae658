namespace WeChatPay.Porting.Tests.Support;

#pragma warning disable RS0030 // A program has to be made again from its seed: no key and no nonce comes from here.
/// <content>Generators: each program has one of its own, and closures that yield.</content>
internal sealed partial class PhpGenerator
{
    private string _generator = "";
    private int _generators;

    // Its parameters have the names of the variables of a program.
    private void GeneratorFunction(string name)
    {
        _text.Append($"function {name}($i, $s, $a, $d, $f) {{\n");
        var isPlain = _random.Next(3) == 0;
        for (var count = _random.Next(1, 5); count > 0; count--)
            YieldStatement("  ", isPlain, 1);
        if (!isPlain && _random.Next(2) == 0)
            _text.Append($"  return {Value(1)};\n");
        _text.Append("}\n");
    }

    private void YieldStatement(string blank, bool isPlain, int depth)
    {
        switch (Rule("yield", isPlain ? 5 : depth > 2 ? 9 : 15))
        {
            case 0 or 1: _text.Append($"{blank}yield {Value(1)};\n"); break;
            case 2: _text.Append($"{blank}$a[] = {Value(1)}; yield {Pick("$a", "$s", "$d")}; $a['x'] = {Int(1)};\n"); break;
            case 3:
                _text.Append($"{blank}foreach ($a as $y{depth}) {{ yield $y{depth}; if ({Condition()}) {{ {Pick("break", "continue", "return")}; }} }}\n");
                break;
            case 4: _text.Append($"{blank}if ({Condition()}) {{ yield {Value(1)}; }} else {{ $i = ($i + 1) % 1000; }}\n"); break;
            case 5: _text.Append($"{blank}yield {Pick(Key(), Text(1), "$i")} => {Value(1)};\n"); break;
            case 6: _text.Append($"{blank}$r = yield {Value(1)}; echo json_encode($r), '!';\n"); break;
            case 7: _text.Append($"{blank}$s .= yield {Pick("$s", "$i => $s")};\n"); break;
            case 8: _text.Append($"{blank}{Pick("$a[]", "$a['y']", "$d['y']")} = {Pick("yield", $"yield {Value(1)}")};\n"); break;
            case 9: _text.Append($"{blank}$q = yield from {Pick("$a", "[1, 'k' => 2]", "(array) $d")}; echo json_encode($q);\n"); break;
            case 10:
                _text.Append($"{blank}$q = yield from (function () use ($i, $a) {{ $z = yield 'in' => $i; echo json_encode($z); "
                        + $"yield from $a; return count($a); }})(); "
                    + "echo json_encode($q);\n");
                break;
            case 11:
                _text.Append($"{blank}try {{\n");
                YieldStatement(blank + "  ", isPlain, depth + 1);
                _text.Append($"{blank}  if ({Condition()}) {{ throw new \\InvalidArgumentException('own'); }}\n"
                + $"{blank}}} catch (\\InvalidArgumentException $e) {{\n"
                    + $"{blank}  echo $e->getMessage();\n");
                YieldStatement(blank + "  ", isPlain, depth + 1);
                _text.Append($"{blank}}}\n");
                break;
            case 12: _text.Append($"{blank}echo json_encode([yield, yield {Int(1)}]), (yield $s) ?? 'none';\n"); break;
            case 13:
                _text.Append($"{blank}for ($n{depth} = 0; $n{depth} < {_random.Next(1, 4)}; $n{depth}++) {{\n");
                YieldStatement(blank + "  ", isPlain, depth + 1);
                _text.Append($"{blank}}}\n");
                break;
            default: _text.Append($"{blank}if ((yield {Value(1)}) == {Value(0)}) {{ return {Value(1)}; }}\n"); break;
        }
    }

    private string Call() => $"{_generator}({Int(1)}, {Text(1)}, {Pick("$a", Array(1))}, $d, $f)";

    private void Loop(string blank, int indent)
    {
        var at = _generators++;
        _text.Append($"{blank}foreach ({Call()} as $gk{at} => $gv{at}) {{\n{blank}  echo $gk{at}, ':', json_encode($gv{at}), ',';\n");
        if (_random.Next(2) == 0)
            _text.Append($"{blank}  $a['w'] = {Value(1)}; if (is_array($gv{at})) {{ $gv{at}['w'] = 1; }}\n");
        TurnBody(indent);
        if (_random.Next(3) == 0)
            _text.Append($"{blank}  if ({Condition()}) {{ {Pick("break", "continue")}; }}\n");
        _text.Append($"{blank}}}\n");
    }

    private void Send(string blank)
    {
        var at = _generators++;
        _text.Append($"{blank}$gen{at} = {Call()}; $a['s'] = {Value(1)};\n{blank}for ($gn{at} = 0; $gn{at} < 6 && $gen{at}->valid(); $gn{at}++) {{\n"
            + $"{blank}  echo json_encode([$gen{at}->key(), $gen{at}->current(), $gen{at}->send({Value(1)})]), ',';\n{blank}}}\n"
            + $"{blank}if (!$gen{at}->valid()) {{ echo json_encode($gen{at}->getReturn()); }}\n");
    }

    private void Step(string blank)
    {
        var at = _generators++;
        _text.Append($"{blank}$gen{at} = {Call()};\n{blank}try {{\n");
        for (var count = _random.Next(1, 5); count > 0; count--)
        {
            _text.Append($"{blank}  {Pick(
                $"$gen{at}->next();",
                $"echo json_encode($gen{at}->throw(new \\InvalidArgumentException('thrown')));",
                $"echo json_encode($gen{at}->current()), $gen{at}->key();",
                $"foreach ($gen{at} as $gv{at}) {{ echo json_encode($gv{at}); break; }}",
                $"$gen{at}->rewind();",
                $"echo json_encode($gen{at}->getReturn());",
                $"echo json_encode($gen{at}->send({Value(1)}));")}\n");
        }
        _text.Append($"{blank}}} catch (\\Exception $ge{at}) {{ echo $ge{at}->getMessage(); }}\n");
    }

    private void Lazy(string blank)
    {
        var at = _generators++;
        _text.Append($"{blank}$lazy{at} = function ($x) use ($i, $s, $a, $d, $f) {{\n");
        YieldStatement(blank + "  ", isPlain: false, 2);
        _text.Append($"{blank}  yield $x => $i;\n{blank}  return $s;\n{blank}}};\n"
                + $"{blank}$gen{at} = $lazy{at}({Pick("$i", "$s", Key())}); $i = {Int(1)} % 1000;\n"
            + $"{blank}foreach ($gen{at} as $gk{at} => $gv{at}) {{ echo json_encode([$gk{at}, $gv{at}]); }}\n");
    }
}
