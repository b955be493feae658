<?php

function careful()
{
    while (true) {
        try {
            $x = yield 'ready';
            echo "got $x ";
            if ($x === 'boom') {
                throw new \LogicException('inside');
            }
        } catch (\RuntimeException $e) {
            yield 'caught ' . $e->getMessage();
        } finally {
            echo 'f ';
        }
    }
}

foreach (careful() as $i => $value) {
    echo $i, $value, ' ';
    if ($i > 1) {
        break;
    }
}
echo "\n";

function plain()
{
    try {
        yield 1;
        yield 2;
    } finally {
        echo '(closed)';
    }
}
foreach (plain() as $v) {
    echo $v;
    break;
}
foreach (plain() as $v) {
    echo $v;
}

function catching()
{
    $i = 0;
    while ($i < 4) {
        try {
            $i = yield $i + 1;
        } catch (\InvalidArgumentException $e) {
            echo '<', $e->getMessage(), '>';
            $i += 2;
        }
    }
    return 'end';
}
$g = catching();
echo $g->current(), $g->throw(new \InvalidArgumentException('bad')), $g->send(3), json_encode($g->send(4)), $g->getReturn(), "\n";
$g = catching();
try {
    $g->throw(new \LogicException('out'));
} catch (\LogicException $e) {
    echo $e->getMessage(), json_encode($g->valid());
}
try {
    echo $g->getReturn();
} catch (\Exception $e) {
    echo $e->getMessage(), "\n";
}
function fails()
{
    yield 1;
    throw new \DomainException('later');
}
try {
    foreach (fails() as $v) {
        echo $v;
    }
} catch (\DomainException $e) {
    echo $e->getMessage(), "\n";
}
