package io.touchstone.planner;

import static io.touchstone.plan.PlanJson.json;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.touchstone.schema.Dialect;
import io.touchstone.schema.Schema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParamsCheckTest {
  private static List<String> wrong(String schema, String params) {
    Schema inputs = Schema.of(json(schema), Dialect.DRAFT_2020_12, "test");
    return new ParamsCheck(inputs)
        .violations((ObjectNode) json(params)).stream()
            .map(violation -> violation.path().toString())
            .toList();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          # a placeholder alone may become anything
          {'properties':{'n':{'type':'integer'}}}              | {'n':'{{s1.n}}'}
          {'properties':{'n':{'enum':[1,2]}}}                  | {'n':'{{s1.n}}'}
          {'properties':{'n':{'minLength':99}}}                | {'n':'{{s1.n}}'}
          {'properties':{'o':{'required':['a']}}}              | {'o':'{{s1}}'}
          # text around one has a form that is not known yet
          {'properties':{'n':{'pattern':'^a+$'}}}              | {'n':'a{{s1.n}}'}
          {'properties':{'n':{'maxLength':3}}}                 | {'n':'a{{s1.n}}'}
          # what is around a placeholder is not known as a whole
          {'properties':{'l':{'const':[1]}}}                   | {'l':['{{s1.n}}']}
          {'properties':{'l':{'enum':[[1]]}}}                  | {'l':['{{s1.n}}']}
          {'properties':{'l':{'uniqueItems':true}}}            | {'l':['{{s1.n}}','{{s1.n}}']}
          # what a placeholder becomes may choose another schema
          {'anyOf':[{'properties':{'a':{'const':1}}},{'required':['b']}]}                | {'a':'{{s1.n}}'}
          {'oneOf':[{'required':['b']},{'properties':{'a':{'type':'integer'}}}]}         | {'a':'{{s1.n}}'}
          {'not':{'properties':{'a':{'type':'string'}}}}                                 | {'a':'{{s1.n}}'}
          {'if':{'properties':{'a':{'type':'string'}}},'then':{'required':['b']}}        | {'a':'{{s1.n}}'}
          {'properties':{'l':{'contains':{'const':1}}}}                                  | {'l':['{{s1.n}}']}
          {'properties':{'l':{'contains':{'const':1},'minContains':2}}}                  | {'l':['{{s1.n}}',1]}
          {'anyOf':[{'properties':{'a':{'const':1},'b':true}},true],'unevaluatedProperties':false} | {'a':'{{s1.n}}','b':2}
          {'allOf':[{'anyOf':[{'properties':{'a':{'const':1}}},{'required':['b']}]}]}    | {'a':'{{s1.n}}'}
          {'$ref':'#/$defs/d','$defs':{'d':{'anyOf':[{'properties':{'a':{'const':1}}},{'required':['b']}]}}} | {'a':'{{s1.n}}'}
          {'properties':{'o':{'anyOf':[{'properties':{'a':{'const':1}}},{'required':['b']}]}}} | {'o':{'a':'{{s1.n}}'}}
          {'properties':{'o':{'items':{'oneOf':[{'properties':{'a':{'const':1}}},{'required':['b']}]}}}} | {'o':[{'a':'{{s1.n}}'}]}
          # a validator that fails judges nothing
          {'$ref':'#/nowhere'}                                 | {'a':1}
          """)
  void whatARunMayMakeValidIsNotRefused(String schema, String params) {
    assertEquals(List.of(), wrong(schema, params));
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      textBlock =
          """
          # without placeholders the whole schema counts
          {'anyOf':[{'properties':{'a':{'const':1}}},{'required':['b']}]} | {'a':2}              | a, b
          {'properties':{'n':{'type':'integer'}}}              | {'n':'{{}}'}                    | n
          # text around a placeholder stays text
          {'properties':{'n':{'type':'integer'}}}              | {'n':'{{s1.n}} '}               | n
          # a name that may not be there
          {'properties':{},'additionalProperties':false}       | {'n':'{{s1.n}}'}                | n
          {'propertyNames':{'maxLength':1}}                    | {'nn':'{{s1.n}}'}               | nn
          {'properties':{'n':false}}                           | {'n':'{{s1.n}}'}                | n
          # keys and lengths stay
          {'required':['b']}                                   | {'n':'{{s1.n}}'}                | b
          {'properties':{'l':{'minItems':2}}}                  | {'l':['{{s1.n}}']}              | l
          {'properties':{'l':{'maxProperties':0}}}             | {'l':{'a':'{{s1.n}}'}}          | l
          {'properties':{'l':{'type':'string'}}}               | {'l':['{{s1.n}}']}              | l
          {'dependentRequired':{'n':['m']}}                    | {'n':'{{s1.n}}'}                | n
          # what stands beside one
          {'properties':{'m':{'type':'integer'}}}              | {'n':'{{s1.n}}','m':'x'}        | m
          {'properties':{'l':{'items':{'minimum':2}}}}         | {'l':['{{s1.n}}',1]}            | l.1
          {'properties':{'anyOf':{'minimum':2}},'additionalProperties':false} | {'anyOf':1,'n':'{{s1.n}}'} | anyOf, n
          {'allOf':[{'$ref':'#/$defs/if'}],'$defs':{'if':{'required':['b']}}} | {'n':'{{s1.n}}'} | b
          {'prefixItems':[true],'properties':{'l':{'prefixItems':[{'const':1},true]}}} | {'l':[2,'{{s1.n}}']} | l.0
          """)
  void whatNoRunMakesValidIsRefused(String schema, String params, String paths) {
    assertEquals(List.of(paths.split(", ")), wrong(schema, params));
  }

  @Test
  void aListOfMistakesBesidePlaceholdersIsWholeBeforeItIsSifted() {
    StringBuilder params = new StringBuilder("{'z':1");
    for (int i = 0; i < 30; i++) {
      params.append(",'a").append(i).append("':'{{s1}}'");
    }
    assertEquals(
        List.of("z"),
        wrong("{'additionalProperties':{'enum':['x']}}", params.append("}").toString()));
  }
}
